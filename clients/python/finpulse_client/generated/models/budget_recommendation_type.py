from typing import Literal

BudgetRecommendationType = Literal['info', 'success', 'warning']

BUDGET_RECOMMENDATION_TYPE_VALUES: set[BudgetRecommendationType] = { 'info', 'success', 'warning',  }

def check_budget_recommendation_type(value: str) -> BudgetRecommendationType:
    if value in BUDGET_RECOMMENDATION_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BUDGET_RECOMMENDATION_TYPE_VALUES!r}")
