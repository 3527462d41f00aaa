from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.answer_filter_field import AnswerFilterField
from ..models.answer_filter_field import check_answer_filter_field
from ..models.answer_filter_op import AnswerFilterOp
from ..models.answer_filter_op import check_answer_filter_op
from typing import cast






T = TypeVar("T", bound="AnswerFilter")



@_attrs_define
class AnswerFilter:
    """ A condition; its value is a list of names, a number as text, or two of them.

        Attributes:
            field (AnswerFilterField):
            op (AnswerFilterOp):
            value (Any): A list of names, a number as text, or two of them.
     """

    field: AnswerFilterField
    op: AnswerFilterOp
    value: Any
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        field: str = self.field

        op: str = self.op

        value = self.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "field": field,
            "op": op,
            "value": value,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = check_answer_filter_field(d.pop("field"))




        op = check_answer_filter_op(d.pop("op"))




        value = d.pop("value")

        answer_filter = cls(
            field=field,
            op=op,
            value=value,
        )


        answer_filter.additional_properties = d
        return answer_filter

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
