from typing import Literal

BudgetRecommendationUrgency = Literal['high', 'low', 'medium']

BUDGET_RECOMMENDATION_URGENCY_VALUES: set[BudgetRecommendationUrgency] = { 'high', 'low', 'medium',  }

def check_budget_recommendation_urgency(value: str) -> BudgetRecommendationUrgency:
    if value in BUDGET_RECOMMENDATION_URGENCY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BUDGET_RECOMMENDATION_URGENCY_VALUES!r}")
