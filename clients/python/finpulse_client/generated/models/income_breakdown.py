from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.category_sum import CategorySum





T = TypeVar("T", bound="IncomeBreakdown")



@_attrs_define
class IncomeBreakdown:
    """ What came in.

        Attributes:
            total_income (float):
            income_by_category (list[CategorySum]):
            average_monthly (float):
            total_transactions (int):
     """

    total_income: float
    income_by_category: list[CategorySum]
    average_monthly: float
    total_transactions: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.category_sum import CategorySum # noqa: PLC0415
        total_income = self.total_income

        income_by_category = []
        for income_by_category_item_data in self.income_by_category:
            income_by_category_item = income_by_category_item_data.to_dict()
            income_by_category.append(income_by_category_item)



        average_monthly = self.average_monthly

        total_transactions = self.total_transactions


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "total_income": total_income,
            "income_by_category": income_by_category,
            "average_monthly": average_monthly,
            "total_transactions": total_transactions,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.category_sum import CategorySum # noqa: PLC0415
        d = dict(src_dict)
        total_income = d.pop("total_income")

        income_by_category = []
        _income_by_category = d.pop("income_by_category")
        for income_by_category_item_data in (_income_by_category):
            income_by_category_item = CategorySum.from_dict(income_by_category_item_data)



            income_by_category.append(income_by_category_item)


        average_monthly = d.pop("average_monthly")

        total_transactions = d.pop("total_transactions")

        income_breakdown = cls(
            total_income=total_income,
            income_by_category=income_by_category,
            average_monthly=average_monthly,
            total_transactions=total_transactions,
        )


        income_breakdown.additional_properties = d
        return income_breakdown

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
