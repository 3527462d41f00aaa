from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.category_sum import CategorySum
  from ..models.excluded import Excluded
  from ..models.period import Period





T = TypeVar("T", bound="Spending")



@_attrs_define
class Spending:
    """ What was spent, largest first.

        Attributes:
            period (Period): The days that the figures are of.
            currency (str):
            excluded (Excluded): What the figures leave out.
            spending_by_category (list[CategorySum]):
            refunded_categories (list[CategorySum]): Categories that got back more than they cost, and how much more.
            total_spending (float): Less refunds; never below 0.
            refunds (float): By how much all refunds are more than what was spent; else 0.
     """

    period: Period
    currency: str
    excluded: Excluded
    spending_by_category: list[CategorySum]
    refunded_categories: list[CategorySum]
    total_spending: float
    refunds: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.category_sum import CategorySum # noqa: PLC0415
        from ..models.excluded import Excluded # noqa: PLC0415
        from ..models.period import Period # noqa: PLC0415
        period = self.period.to_dict()

        currency = self.currency

        excluded = self.excluded.to_dict()

        spending_by_category = []
        for spending_by_category_item_data in self.spending_by_category:
            spending_by_category_item = spending_by_category_item_data.to_dict()
            spending_by_category.append(spending_by_category_item)



        refunded_categories = []
        for refunded_categories_item_data in self.refunded_categories:
            refunded_categories_item = refunded_categories_item_data.to_dict()
            refunded_categories.append(refunded_categories_item)



        total_spending = self.total_spending

        refunds = self.refunds


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "period": period,
            "currency": currency,
            "excluded": excluded,
            "spending_by_category": spending_by_category,
            "refunded_categories": refunded_categories,
            "total_spending": total_spending,
            "refunds": refunds,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.category_sum import CategorySum # noqa: PLC0415
        from ..models.excluded import Excluded # noqa: PLC0415
        from ..models.period import Period # noqa: PLC0415
        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))




        currency = d.pop("currency")

        excluded = Excluded.from_dict(d.pop("excluded"))




        spending_by_category = []
        _spending_by_category = d.pop("spending_by_category")
        for spending_by_category_item_data in (_spending_by_category):
            spending_by_category_item = CategorySum.from_dict(spending_by_category_item_data)



            spending_by_category.append(spending_by_category_item)


        refunded_categories = []
        _refunded_categories = d.pop("refunded_categories")
        for refunded_categories_item_data in (_refunded_categories):
            refunded_categories_item = CategorySum.from_dict(refunded_categories_item_data)



            refunded_categories.append(refunded_categories_item)


        total_spending = d.pop("total_spending")

        refunds = d.pop("refunds")

        spending = cls(
            period=period,
            currency=currency,
            excluded=excluded,
            spending_by_category=spending_by_category,
            refunded_categories=refunded_categories,
            total_spending=total_spending,
            refunds=refunds,
        )


        spending.additional_properties = d
        return spending

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
