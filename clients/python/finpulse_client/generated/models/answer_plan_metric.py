from typing import Literal

AnswerPlanMetric = Literal['anomaly_list', 'avg_daily_spending', 'avg_monthly_income', 'avg_monthly_spending', 'avg_transaction', 'balance', 'budget_remaining', 'forecast_balance', 'income', 'lifetime_snapshot', 'max_transaction', 'merchant_count', 'net_cash_flow', 'new_merchants', 'recommended_budget', 'recurring_list', 'recurring_monthly_cost', 'recurring_price_change', 'recurring_upcoming', 'savings_rate', 'share_of_spending', 'spending', 'split_503020', 'transaction_count', 'transactions']

ANSWER_PLAN_METRIC_VALUES: set[AnswerPlanMetric] = { 'anomaly_list', 'avg_daily_spending', 'avg_monthly_income', 'avg_monthly_spending', 'avg_transaction', 'balance', 'budget_remaining', 'forecast_balance', 'income', 'lifetime_snapshot', 'max_transaction', 'merchant_count', 'net_cash_flow', 'new_merchants', 'recommended_budget', 'recurring_list', 'recurring_monthly_cost', 'recurring_price_change', 'recurring_upcoming', 'savings_rate', 'share_of_spending', 'spending', 'split_503020', 'transaction_count', 'transactions',  }

def check_answer_plan_metric(value: str) -> AnswerPlanMetric:
    if value in ANSWER_PLAN_METRIC_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_METRIC_VALUES!r}")
