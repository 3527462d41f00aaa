from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.summary_financial_health import check_summary_financial_health
from ..models.summary_financial_health import SummaryFinancialHealth
from typing import cast






T = TypeVar("T", bound="Summary")



@_attrs_define
class Summary:
    """ The period in five figures.

        Attributes:
            total_income (float):
            total_spending (float):
            net_cash_flow (float):
            savings_rate (float): Percent of the income.
            financial_health (SummaryFinancialHealth):
     """

    total_income: float
    total_spending: float
    net_cash_flow: float
    savings_rate: float
    financial_health: SummaryFinancialHealth
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        total_income = self.total_income

        total_spending = self.total_spending

        net_cash_flow = self.net_cash_flow

        savings_rate = self.savings_rate

        financial_health: str = self.financial_health


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "total_income": total_income,
            "total_spending": total_spending,
            "net_cash_flow": net_cash_flow,
            "savings_rate": savings_rate,
            "financial_health": financial_health,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        total_income = d.pop("total_income")

        total_spending = d.pop("total_spending")

        net_cash_flow = d.pop("net_cash_flow")

        savings_rate = d.pop("savings_rate")

        financial_health = check_summary_financial_health(d.pop("financial_health"))




        summary = cls(
            total_income=total_income,
            total_spending=total_spending,
            net_cash_flow=net_cash_flow,
            savings_rate=savings_rate,
            financial_health=financial_health,
        )


        summary.additional_properties = d
        return summary

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
