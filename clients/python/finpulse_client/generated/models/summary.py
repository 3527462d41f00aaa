from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.summary_financial_health_type_1 import check_summary_financial_health_type_1
from ..models.summary_financial_health_type_1 import SummaryFinancialHealthType1
from ..models.summary_financial_health_type_2_type_1 import check_summary_financial_health_type_2_type_1
from ..models.summary_financial_health_type_2_type_1 import SummaryFinancialHealthType2Type1
from ..models.summary_financial_health_type_3_type_1 import check_summary_financial_health_type_3_type_1
from ..models.summary_financial_health_type_3_type_1 import SummaryFinancialHealthType3Type1
from typing import cast






T = TypeVar("T", bound="Summary")



@_attrs_define
class Summary:
    """ The period in a few figures.

        Attributes:
            total_income (float):
            total_spending (float): Less refunds; never below 0.
            refunds (float): By how much all refunds are more than what was spent; else 0.
            net_cash_flow (float): Income and refunds less spending.
            savings_rate (float | None): Percent of the income; null without income.
            financial_health (None | SummaryFinancialHealthType1 | SummaryFinancialHealthType2Type1 |
                SummaryFinancialHealthType3Type1): Null where there is nothing to judge by.
     """

    total_income: float
    total_spending: float
    refunds: float
    net_cash_flow: float
    savings_rate: float | None
    financial_health: None | SummaryFinancialHealthType1 | SummaryFinancialHealthType2Type1 | SummaryFinancialHealthType3Type1
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        total_income = self.total_income

        total_spending = self.total_spending

        refunds = self.refunds

        net_cash_flow = self.net_cash_flow

        savings_rate: float | None
        savings_rate = self.savings_rate

        financial_health: None | str
        if isinstance(self.financial_health, str):
            financial_health = self.financial_health
        elif isinstance(self.financial_health, str):
            financial_health = self.financial_health
        elif isinstance(self.financial_health, str):
            financial_health = self.financial_health
        else:
            financial_health = self.financial_health


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "total_income": total_income,
            "total_spending": total_spending,
            "refunds": refunds,
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

        refunds = d.pop("refunds")

        net_cash_flow = d.pop("net_cash_flow")

        def _parse_savings_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        savings_rate = _parse_savings_rate(d.pop("savings_rate"))


        def _parse_financial_health(data: object) -> None | SummaryFinancialHealthType1 | SummaryFinancialHealthType2Type1 | SummaryFinancialHealthType3Type1:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                financial_health_type_1 = check_summary_financial_health_type_1(data)



                return financial_health_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                financial_health_type_2_type_1 = check_summary_financial_health_type_2_type_1(data)



                return financial_health_type_2_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, str):
                    raise TypeError()
                financial_health_type_3_type_1 = check_summary_financial_health_type_3_type_1(data)



                return financial_health_type_3_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SummaryFinancialHealthType1 | SummaryFinancialHealthType2Type1 | SummaryFinancialHealthType3Type1, data)

        financial_health = _parse_financial_health(d.pop("financial_health"))


        summary = cls(
            total_income=total_income,
            total_spending=total_spending,
            refunds=refunds,
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
