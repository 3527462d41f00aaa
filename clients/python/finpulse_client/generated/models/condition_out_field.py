from typing import Literal

ConditionOutField = Literal['account_id', 'amount', 'category', 'currency', 'date', 'day', 'description', 'merchant']

CONDITION_OUT_FIELD_VALUES: set[ConditionOutField] = { 'account_id', 'amount', 'category', 'currency', 'date', 'day', 'description', 'merchant',  }

def check_condition_out_field(value: str) -> ConditionOutField:
    if value in CONDITION_OUT_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONDITION_OUT_FIELD_VALUES!r}")
