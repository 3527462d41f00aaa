from typing import Literal

RecurringKind = Literal['bill', 'income', 'subscription']

RECURRING_KIND_VALUES: set[RecurringKind] = { 'bill', 'income', 'subscription',  }

def check_recurring_kind(value: str) -> RecurringKind:
    if value in RECURRING_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RECURRING_KIND_VALUES!r}")
