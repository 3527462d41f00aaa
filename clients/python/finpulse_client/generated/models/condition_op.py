from typing import Literal

ConditionOp = Literal['between', 'contains', 'equals', 'regex', 'starts_with']

CONDITION_OP_VALUES: set[ConditionOp] = { 'between', 'contains', 'equals', 'regex', 'starts_with',  }

def check_condition_op(value: str) -> ConditionOp:
    if value in CONDITION_OP_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONDITION_OP_VALUES!r}")
