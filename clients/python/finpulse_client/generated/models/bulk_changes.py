from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="BulkChanges")



@_attrs_define
class BulkChanges:
    """ What many transactions are to have.

        Attributes:
            category (str | Unset): One of those that GET /categories lists.
            merchant (str | Unset):
            tags (list[str] | Unset): In the stead of those that there are.
     """

    category: str | Unset = UNSET
    merchant: str | Unset = UNSET
    tags: list[str] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        category = self.category

        merchant = self.merchant

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags




        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if category is not UNSET:
            field_dict["category"] = category
        if merchant is not UNSET:
            field_dict["merchant"] = merchant
        if tags is not UNSET:
            field_dict["tags"] = tags

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        category = d.pop("category", UNSET)

        merchant = d.pop("merchant", UNSET)

        tags = cast(list[str], d.pop("tags", UNSET))


        bulk_changes = cls(
            category=category,
            merchant=merchant,
            tags=tags,
        )

        return bulk_changes

