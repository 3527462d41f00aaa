from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.insight_type import check_insight_type
from ..models.insight_type import InsightType
from typing import cast






T = TypeVar("T", bound="Insight")



@_attrs_define
class Insight:
    """ Something that stands out.

        Attributes:
            type_ (InsightType):
            title (str):
            message (str):
            actionable (bool):
     """

    type_: InsightType
    title: str
    message: str
    actionable: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        title = self.title

        message = self.message

        actionable = self.actionable


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "type": type_,
            "title": title,
            "message": message,
            "actionable": actionable,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_insight_type(d.pop("type"))




        title = d.pop("title")

        message = d.pop("message")

        actionable = d.pop("actionable")

        insight = cls(
            type_=type_,
            title=title,
            message=message,
            actionable=actionable,
        )


        insight.additional_properties = d
        return insight

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
