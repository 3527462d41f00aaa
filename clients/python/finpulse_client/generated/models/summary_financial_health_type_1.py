from typing import Literal

SummaryFinancialHealthType1 = Literal['Excellent', 'Fair', 'Good', 'Needs Improvement']

SUMMARY_FINANCIAL_HEALTH_TYPE_1_VALUES: set[SummaryFinancialHealthType1] = { 'Excellent', 'Fair', 'Good', 'Needs Improvement',  }

def check_summary_financial_health_type_1(value: str) -> SummaryFinancialHealthType1:
    if value in SUMMARY_FINANCIAL_HEALTH_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUMMARY_FINANCIAL_HEALTH_TYPE_1_VALUES!r}")
