from typing import Literal

BudgetRecommendationStatus = Literal['not_judged', 'on_budget', 'over_budget', 'slightly_over', 'under_budget']

BUDGET_RECOMMENDATION_STATUS_VALUES: set[BudgetRecommendationStatus] = { 'not_judged', 'on_budget', 'over_budget', 'slightly_over', 'under_budget',  }

def check_budget_recommendation_status(value: str) -> BudgetRecommendationStatus:
    if value in BUDGET_RECOMMENDATION_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BUDGET_RECOMMENDATION_STATUS_VALUES!r}")
