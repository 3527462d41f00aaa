from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="NewTransfer")



@_attrs_define
class NewTransfer:
    """ Two transactions that are one transfer.

        Attributes:
            out_id (int): The transaction by which money left one account.
            in_id (int): The one by which it came into another. Example: 2.
     """

    out_id: int
    in_id: int





    def to_dict(self) -> dict[str, Any]:
        out_id = self.out_id

        in_id = self.in_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "out_id": out_id,
            "in_id": in_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        out_id = d.pop("out_id")

        in_id = d.pop("in_id")

        new_transfer = cls(
            out_id=out_id,
            in_id=in_id,
        )

        return new_transfer

