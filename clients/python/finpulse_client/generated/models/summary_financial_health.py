from typing import Literal

SummaryFinancialHealth = Literal['Excellent', 'Fair', 'Good', 'Needs Improvement']

SUMMARY_FINANCIAL_HEALTH_VALUES: set[SummaryFinancialHealth] = { 'Excellent', 'Fair', 'Good', 'Needs Improvement',  }

def check_summary_financial_health(value: str) -> SummaryFinancialHealth:
    if value in SUMMARY_FINANCIAL_HEALTH_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUMMARY_FINANCIAL_HEALTH_VALUES!r}")
