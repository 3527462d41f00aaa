from typing import Literal

PeriodType = Literal['custom', 'month', 'month_to_date']

PERIOD_TYPE_VALUES: set[PeriodType] = { 'custom', 'month', 'month_to_date',  }

def check_period_type(value: str) -> PeriodType:
    if value in PERIOD_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERIOD_TYPE_VALUES!r}")
