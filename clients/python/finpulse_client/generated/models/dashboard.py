from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.budget_recommendation import BudgetRecommendation
  from ..models.category_sum import CategorySum
  from ..models.excluded import Excluded
  from ..models.income_breakdown import IncomeBreakdown
  from ..models.insight import Insight
  from ..models.lifetime_summary import LifetimeSummary
  from ..models.merchant_sum import MerchantSum
  from ..models.period import Period
  from ..models.summary import Summary
  from ..models.trend_month import TrendMonth





T = TypeVar("T", bound="Dashboard")



@_attrs_define
class Dashboard:
    """ Everything at a glance.

        Attributes:
            period (Period): The days that the figures are of.
            currency (str):
            excluded (Excluded): What the figures leave out.
            summary (Summary): The period in a few figures.
            spending_by_category (list[CategorySum]):
            refunded_categories (list[CategorySum]): Categories that got back more than they cost, and how much more.
            income_breakdown (IncomeBreakdown): What came in.
            monthly_trend (list[TrendMonth]):
            top_merchants (list[MerchantSum]):
            budget_recommendations (list[BudgetRecommendation]):
            insights (list[Insight]):
            lifetime_summary (LifetimeSummary): All that was ever booked, in short.
     """

    period: Period
    currency: str
    excluded: Excluded
    summary: Summary
    spending_by_category: list[CategorySum]
    refunded_categories: list[CategorySum]
    income_breakdown: IncomeBreakdown
    monthly_trend: list[TrendMonth]
    top_merchants: list[MerchantSum]
    budget_recommendations: list[BudgetRecommendation]
    insights: list[Insight]
    lifetime_summary: LifetimeSummary
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.budget_recommendation import BudgetRecommendation # noqa: PLC0415
        from ..models.category_sum import CategorySum # noqa: PLC0415
        from ..models.excluded import Excluded # noqa: PLC0415
        from ..models.income_breakdown import IncomeBreakdown # noqa: PLC0415
        from ..models.insight import Insight # noqa: PLC0415
        from ..models.lifetime_summary import LifetimeSummary # noqa: PLC0415
        from ..models.merchant_sum import MerchantSum # noqa: PLC0415
        from ..models.period import Period # noqa: PLC0415
        from ..models.summary import Summary # noqa: PLC0415
        from ..models.trend_month import TrendMonth # noqa: PLC0415
        period = self.period.to_dict()

        currency = self.currency

        excluded = self.excluded.to_dict()

        summary = self.summary.to_dict()

        spending_by_category = []
        for spending_by_category_item_data in self.spending_by_category:
            spending_by_category_item = spending_by_category_item_data.to_dict()
            spending_by_category.append(spending_by_category_item)



        refunded_categories = []
        for refunded_categories_item_data in self.refunded_categories:
            refunded_categories_item = refunded_categories_item_data.to_dict()
            refunded_categories.append(refunded_categories_item)



        income_breakdown = self.income_breakdown.to_dict()

        monthly_trend = []
        for monthly_trend_item_data in self.monthly_trend:
            monthly_trend_item = monthly_trend_item_data.to_dict()
            monthly_trend.append(monthly_trend_item)



        top_merchants = []
        for top_merchants_item_data in self.top_merchants:
            top_merchants_item = top_merchants_item_data.to_dict()
            top_merchants.append(top_merchants_item)



        budget_recommendations = []
        for budget_recommendations_item_data in self.budget_recommendations:
            budget_recommendations_item = budget_recommendations_item_data.to_dict()
            budget_recommendations.append(budget_recommendations_item)



        insights = []
        for insights_item_data in self.insights:
            insights_item = insights_item_data.to_dict()
            insights.append(insights_item)



        lifetime_summary = self.lifetime_summary.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "period": period,
            "currency": currency,
            "excluded": excluded,
            "summary": summary,
            "spending_by_category": spending_by_category,
            "refunded_categories": refunded_categories,
            "income_breakdown": income_breakdown,
            "monthly_trend": monthly_trend,
            "top_merchants": top_merchants,
            "budget_recommendations": budget_recommendations,
            "insights": insights,
            "lifetime_summary": lifetime_summary,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.budget_recommendation import BudgetRecommendation # noqa: PLC0415
        from ..models.category_sum import CategorySum # noqa: PLC0415
        from ..models.excluded import Excluded # noqa: PLC0415
        from ..models.income_breakdown import IncomeBreakdown # noqa: PLC0415
        from ..models.insight import Insight # noqa: PLC0415
        from ..models.lifetime_summary import LifetimeSummary # noqa: PLC0415
        from ..models.merchant_sum import MerchantSum # noqa: PLC0415
        from ..models.period import Period # noqa: PLC0415
        from ..models.summary import Summary # noqa: PLC0415
        from ..models.trend_month import TrendMonth # noqa: PLC0415
        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))




        currency = d.pop("currency")

        excluded = Excluded.from_dict(d.pop("excluded"))




        summary = Summary.from_dict(d.pop("summary"))




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


        income_breakdown = IncomeBreakdown.from_dict(d.pop("income_breakdown"))




        monthly_trend = []
        _monthly_trend = d.pop("monthly_trend")
        for monthly_trend_item_data in (_monthly_trend):
            monthly_trend_item = TrendMonth.from_dict(monthly_trend_item_data)



            monthly_trend.append(monthly_trend_item)


        top_merchants = []
        _top_merchants = d.pop("top_merchants")
        for top_merchants_item_data in (_top_merchants):
            top_merchants_item = MerchantSum.from_dict(top_merchants_item_data)



            top_merchants.append(top_merchants_item)


        budget_recommendations = []
        _budget_recommendations = d.pop("budget_recommendations")
        for budget_recommendations_item_data in (_budget_recommendations):
            budget_recommendations_item = BudgetRecommendation.from_dict(budget_recommendations_item_data)



            budget_recommendations.append(budget_recommendations_item)


        insights = []
        _insights = d.pop("insights")
        for insights_item_data in (_insights):
            insights_item = Insight.from_dict(insights_item_data)



            insights.append(insights_item)


        lifetime_summary = LifetimeSummary.from_dict(d.pop("lifetime_summary"))




        dashboard = cls(
            period=period,
            currency=currency,
            excluded=excluded,
            summary=summary,
            spending_by_category=spending_by_category,
            refunded_categories=refunded_categories,
            income_breakdown=income_breakdown,
            monthly_trend=monthly_trend,
            top_merchants=top_merchants,
            budget_recommendations=budget_recommendations,
            insights=insights,
            lifetime_summary=lifetime_summary,
        )


        dashboard.additional_properties = d
        return dashboard

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
