from typing import Literal

SummaryFinancialHealthType2Type1 = Literal['Excellent', 'Fair', 'Good', 'Needs Improvement']

SUMMARY_FINANCIAL_HEALTH_TYPE_2_TYPE_1_VALUES: set[SummaryFinancialHealthType2Type1] = { 'Excellent', 'Fair', 'Good', 'Needs Improvement',  }

def check_summary_financial_health_type_2_type_1(value: str) -> SummaryFinancialHealthType2Type1:
    if value in SUMMARY_FINANCIAL_HEALTH_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUMMARY_FINANCIAL_HEALTH_TYPE_2_TYPE_1_VALUES!r}")
