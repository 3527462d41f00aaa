from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.column_out_role import check_column_out_role
from ..models.column_out_role import ColumnOutRole
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="ColumnOut")



@_attrs_define
class ColumnOut:
    """ 
        Attributes:
            index (int | Unset):
            header (str | Unset):
            role (ColumnOutRole | Unset):
            confidence (float | Unset):
     """

    index: int | Unset = UNSET
    header: str | Unset = UNSET
    role: ColumnOutRole | Unset = UNSET
    confidence: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        index = self.index

        header = self.header

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role


        confidence = self.confidence


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if index is not UNSET:
            field_dict["index"] = index
        if header is not UNSET:
            field_dict["header"] = header
        if role is not UNSET:
            field_dict["role"] = role
        if confidence is not UNSET:
            field_dict["confidence"] = confidence

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        index = d.pop("index", UNSET)

        header = d.pop("header", UNSET)

        _role = d.pop("role", UNSET)
        role: ColumnOutRole | Unset
        if isinstance(_role,  Unset):
            role = UNSET
        else:
            role = check_column_out_role(_role)




        confidence = d.pop("confidence", UNSET)

        column_out = cls(
            index=index,
            header=header,
            role=role,
            confidence=confidence,
        )


        column_out.additional_properties = d
        return column_out

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
