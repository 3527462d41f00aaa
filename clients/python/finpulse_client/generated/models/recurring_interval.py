from typing import Literal

RecurringInterval = Literal['fortnightly', 'half-yearly', 'monthly', 'quarterly', 'weekly', 'yearly']

RECURRING_INTERVAL_VALUES: set[RecurringInterval] = { 'fortnightly', 'half-yearly', 'monthly', 'quarterly', 'weekly', 'yearly',  }

def check_recurring_interval(value: str) -> RecurringInterval:
    if value in RECURRING_INTERVAL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RECURRING_INTERVAL_VALUES!r}")
