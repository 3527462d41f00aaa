from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.budget_recommendation_status import BudgetRecommendationStatus
from ..models.budget_recommendation_status import check_budget_recommendation_status
from ..models.budget_recommendation_type import BudgetRecommendationType
from ..models.budget_recommendation_type import check_budget_recommendation_type
from ..models.budget_recommendation_urgency import BudgetRecommendationUrgency
from ..models.budget_recommendation_urgency import check_budget_recommendation_urgency
from typing import cast






T = TypeVar("T", bound="BudgetRecommendation")



@_attrs_define
class BudgetRecommendation:
    """ What a category costs, and what it might.

        Attributes:
            category (str):
            current_spending (float):
            recommended_budget (float | None): Null where the category is not judged.
            budget_percentage (float | None): Percent of the income. Food & Restaurants and Groceries share 15.
            status (BudgetRecommendationStatus): `not_judged`: what is owed, which is told alone.
            urgency (BudgetRecommendationUrgency):
            recommendation (str):
            type_ (BudgetRecommendationType):
     """

    category: str
    current_spending: float
    recommended_budget: float | None
    budget_percentage: float | None
    status: BudgetRecommendationStatus
    urgency: BudgetRecommendationUrgency
    recommendation: str
    type_: BudgetRecommendationType
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        category = self.category

        current_spending = self.current_spending

        recommended_budget: float | None
        recommended_budget = self.recommended_budget

        budget_percentage: float | None
        budget_percentage = self.budget_percentage

        status: str = self.status

        urgency: str = self.urgency

        recommendation = self.recommendation

        type_: str = self.type_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "category": category,
            "current_spending": current_spending,
            "recommended_budget": recommended_budget,
            "budget_percentage": budget_percentage,
            "status": status,
            "urgency": urgency,
            "recommendation": recommendation,
            "type": type_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        category = d.pop("category")

        current_spending = d.pop("current_spending")

        def _parse_recommended_budget(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        recommended_budget = _parse_recommended_budget(d.pop("recommended_budget"))


        def _parse_budget_percentage(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        budget_percentage = _parse_budget_percentage(d.pop("budget_percentage"))


        status = check_budget_recommendation_status(d.pop("status"))




        urgency = check_budget_recommendation_urgency(d.pop("urgency"))




        recommendation = d.pop("recommendation")

        type_ = check_budget_recommendation_type(d.pop("type"))




        budget_recommendation = cls(
            category=category,
            current_spending=current_spending,
            recommended_budget=recommended_budget,
            budget_percentage=budget_percentage,
            status=status,
            urgency=urgency,
            recommendation=recommendation,
            type_=type_,
        )


        budget_recommendation.additional_properties = d
        return budget_recommendation

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
