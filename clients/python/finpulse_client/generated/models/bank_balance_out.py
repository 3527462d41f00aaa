from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="BankBalanceOut")



@_attrs_define
class BankBalanceOut:
    """ The latest balance that a statement of the bank states.

        Attributes:
            amount (float):
            as_of (datetime.date):
            job_id (int):
     """

    amount: float
    as_of: datetime.date
    job_id: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        as_of = self.as_of.isoformat()

        job_id = self.job_id


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "amount": amount,
            "as_of": as_of,
            "job_id": job_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount = d.pop("amount")

        as_of = datetime.date.fromisoformat(d.pop("as_of"))




        job_id = d.pop("job_id")

        bank_balance_out = cls(
            amount=amount,
            as_of=as_of,
            job_id=job_id,
        )


        bank_balance_out.additional_properties = d
        return bank_balance_out

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
