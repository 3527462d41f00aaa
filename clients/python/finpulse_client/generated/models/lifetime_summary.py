from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="LifetimeSummary")



@_attrs_define
class LifetimeSummary:
    """ All that was ever booked, in short.

        Attributes:
            total_transactions (int):
            total_income (float):
            total_expense (float):
            refunds (float): By how much all refunds are more than what was spent; else 0.
            net_cash_flow (float):
            avg_transaction_amount (float):
     """

    total_transactions: int
    total_income: float
    total_expense: float
    refunds: float
    net_cash_flow: float
    avg_transaction_amount: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        total_transactions = self.total_transactions

        total_income = self.total_income

        total_expense = self.total_expense

        refunds = self.refunds

        net_cash_flow = self.net_cash_flow

        avg_transaction_amount = self.avg_transaction_amount


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "total_transactions": total_transactions,
            "total_income": total_income,
            "total_expense": total_expense,
            "refunds": refunds,
            "net_cash_flow": net_cash_flow,
            "avg_transaction_amount": avg_transaction_amount,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        total_transactions = d.pop("total_transactions")

        total_income = d.pop("total_income")

        total_expense = d.pop("total_expense")

        refunds = d.pop("refunds")

        net_cash_flow = d.pop("net_cash_flow")

        avg_transaction_amount = d.pop("avg_transaction_amount")

        lifetime_summary = cls(
            total_transactions=total_transactions,
            total_income=total_income,
            total_expense=total_expense,
            refunds=refunds,
            net_cash_flow=net_cash_flow,
            avg_transaction_amount=avg_transaction_amount,
        )


        lifetime_summary.additional_properties = d
        return lifetime_summary

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
