from typing import Literal

SummaryFinancialHealthType3Type1 = Literal['Excellent', 'Fair', 'Good', 'Needs Improvement']

SUMMARY_FINANCIAL_HEALTH_TYPE_3_TYPE_1_VALUES: set[SummaryFinancialHealthType3Type1] = { 'Excellent', 'Fair', 'Good', 'Needs Improvement',  }

def check_summary_financial_health_type_3_type_1(value: str) -> SummaryFinancialHealthType3Type1:
    if value in SUMMARY_FINANCIAL_HEALTH_TYPE_3_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUMMARY_FINANCIAL_HEALTH_TYPE_3_TYPE_1_VALUES!r}")
