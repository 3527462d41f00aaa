from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="TrendMonth")



@_attrs_define
class TrendMonth:
    """ A month, as YYYY-MM.

        Attributes:
            month (str):
            total_income (float):
            total_spending (float):
            refunds (float): By how much all refunds are more than what was spent; else 0.
            net (float):
     """

    month: str
    total_income: float
    total_spending: float
    refunds: float
    net: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        month = self.month

        total_income = self.total_income

        total_spending = self.total_spending

        refunds = self.refunds

        net = self.net


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "month": month,
            "total_income": total_income,
            "total_spending": total_spending,
            "refunds": refunds,
            "net": net,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        month = d.pop("month")

        total_income = d.pop("total_income")

        total_spending = d.pop("total_spending")

        refunds = d.pop("refunds")

        net = d.pop("net")

        trend_month = cls(
            month=month,
            total_income=total_income,
            total_spending=total_spending,
            refunds=refunds,
            net=net,
        )


        trend_month.additional_properties = d
        return trend_month

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
