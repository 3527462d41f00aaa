from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="GapOut")



@_attrs_define
class GapOut:
    """ What moved the account after one day and before another, and stands in no transaction.

        Attributes:
            after (datetime.date):
            before (datetime.date):
            difference (float):
            currency (str):
            sentence (str):
     """

    after: datetime.date
    before: datetime.date
    difference: float
    currency: str
    sentence: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        after = self.after.isoformat()

        before = self.before.isoformat()

        difference = self.difference

        currency = self.currency

        sentence = self.sentence


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "after": after,
            "before": before,
            "difference": difference,
            "currency": currency,
            "sentence": sentence,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        after = datetime.date.fromisoformat(d.pop("after"))




        before = datetime.date.fromisoformat(d.pop("before"))




        difference = d.pop("difference")

        currency = d.pop("currency")

        sentence = d.pop("sentence")

        gap_out = cls(
            after=after,
            before=before,
            difference=difference,
            currency=currency,
            sentence=sentence,
        )


        gap_out.additional_properties = d
        return gap_out

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
