from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="TransactionChanges")



@_attrs_define
class TransactionChanges:
    """ What may be changed; amount, currency and account are what the bank said.

        Attributes:
            category (str | Unset): One of those that GET /categories lists.
            merchant (str | Unset):
            description (str | Unset):
            date (datetime.date | Unset):
            note (None | str | Unset): Null takes it away.
     """

    category: str | Unset = UNSET
    merchant: str | Unset = UNSET
    description: str | Unset = UNSET
    date: datetime.date | Unset = UNSET
    note: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        category = self.category

        merchant = self.merchant

        description = self.description

        date: str | Unset = UNSET
        if not isinstance(self.date, Unset):
            date = self.date.isoformat()

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if category is not UNSET:
            field_dict["category"] = category
        if merchant is not UNSET:
            field_dict["merchant"] = merchant
        if description is not UNSET:
            field_dict["description"] = description
        if date is not UNSET:
            field_dict["date"] = date
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        category = d.pop("category", UNSET)

        merchant = d.pop("merchant", UNSET)

        description = d.pop("description", UNSET)

        _date = d.pop("date", UNSET)
        date: datetime.date | Unset
        if isinstance(_date,  Unset):
            date = UNSET
        else:
            date = datetime.date.fromisoformat(_date)




        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))


        transaction_changes = cls(
            category=category,
            merchant=merchant,
            description=description,
            date=date,
            note=note,
        )

        return transaction_changes

