from typing import Literal

ConditionField = Literal['account_id', 'amount', 'category', 'currency', 'date', 'day', 'description', 'merchant']

CONDITION_FIELD_VALUES: set[ConditionField] = { 'account_id', 'amount', 'category', 'currency', 'date', 'day', 'description', 'merchant',  }

def check_condition_field(value: str) -> ConditionField:
    if value in CONDITION_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONDITION_FIELD_VALUES!r}")
