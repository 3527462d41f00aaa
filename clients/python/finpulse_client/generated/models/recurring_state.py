from typing import Literal

RecurringState = Literal['active', 'early', 'ended']

RECURRING_STATE_VALUES: set[RecurringState] = { 'active', 'early', 'ended',  }

def check_recurring_state(value: str) -> RecurringState:
    if value in RECURRING_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RECURRING_STATE_VALUES!r}")
