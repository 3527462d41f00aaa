from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.condition_out_field import check_condition_out_field
from ..models.condition_out_field import ConditionOutField
from ..models.condition_out_op import check_condition_out_op
from ..models.condition_out_op import ConditionOutOp
from typing import cast






T = TypeVar("T", bound="ConditionOut")



@_attrs_define
class ConditionOut:
    """ One thing that must hold of a transaction.

        Attributes:
            field (ConditionOutField):
            op (ConditionOutOp):
            value (Any): A text, a number, or a pair for `between`.
     """

    field: ConditionOutField
    op: ConditionOutOp
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
        field = check_condition_out_field(d.pop("field"))




        op = check_condition_out_op(d.pop("op"))




        value = d.pop("value")

        condition_out = cls(
            field=field,
            op=op,
            value=value,
        )


        condition_out.additional_properties = d
        return condition_out

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
