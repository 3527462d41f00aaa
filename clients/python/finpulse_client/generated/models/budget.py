from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.budget_recommendation import BudgetRecommendation
  from ..models.excluded import Excluded
  from ..models.period import Period





T = TypeVar("T", bound="Budget")



@_attrs_define
class Budget:
    """ What categories might cost, given the income.

        Attributes:
            period (Period): The days that the figures are of.
            currency (str):
            excluded (Excluded): What the figures leave out.
            budget_recommendations (list[BudgetRecommendation]):
     """

    period: Period
    currency: str
    excluded: Excluded
    budget_recommendations: list[BudgetRecommendation]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.budget_recommendation import BudgetRecommendation # noqa: PLC0415
        from ..models.excluded import Excluded # noqa: PLC0415
        from ..models.period import Period # noqa: PLC0415
        period = self.period.to_dict()

        currency = self.currency

        excluded = self.excluded.to_dict()

        budget_recommendations = []
        for budget_recommendations_item_data in self.budget_recommendations:
            budget_recommendations_item = budget_recommendations_item_data.to_dict()
            budget_recommendations.append(budget_recommendations_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "period": period,
            "currency": currency,
            "excluded": excluded,
            "budget_recommendations": budget_recommendations,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.budget_recommendation import BudgetRecommendation # noqa: PLC0415
        from ..models.excluded import Excluded # noqa: PLC0415
        from ..models.period import Period # noqa: PLC0415
        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))




        currency = d.pop("currency")

        excluded = Excluded.from_dict(d.pop("excluded"))




        budget_recommendations = []
        _budget_recommendations = d.pop("budget_recommendations")
        for budget_recommendations_item_data in (_budget_recommendations):
            budget_recommendations_item = BudgetRecommendation.from_dict(budget_recommendations_item_data)



            budget_recommendations.append(budget_recommendations_item)


        budget = cls(
            period=period,
            currency=currency,
            excluded=excluded,
            budget_recommendations=budget_recommendations,
        )


        budget.additional_properties = d
        return budget

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
