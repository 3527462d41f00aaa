from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="BulkEffectOut")



@_attrs_define
class BulkEffectOut:
    """ What a bulk edit would do.

        Attributes:
            count (int): Transactions that are meant.
            changed (int): Those that have other values now.
            corrected (int): Those that were corrected by hand, or split; they get the new values, too.
            split (int): Those whose category stays, since their parts have their own.
     """

    count: int
    changed: int
    corrected: int
    split: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        count = self.count

        changed = self.changed

        corrected = self.corrected

        split = self.split


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "count": count,
            "changed": changed,
            "corrected": corrected,
            "split": split,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        count = d.pop("count")

        changed = d.pop("changed")

        corrected = d.pop("corrected")

        split = d.pop("split")

        bulk_effect_out = cls(
            count=count,
            changed=changed,
            corrected=corrected,
            split=split,
        )


        bulk_effect_out.additional_properties = d
        return bulk_effect_out

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
