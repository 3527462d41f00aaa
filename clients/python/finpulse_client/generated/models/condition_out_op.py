from typing import Literal

ConditionOutOp = Literal['between', 'contains', 'equals', 'regex', 'starts_with']

CONDITION_OUT_OP_VALUES: set[ConditionOutOp] = { 'between', 'contains', 'equals', 'regex', 'starts_with',  }

def check_condition_out_op(value: str) -> ConditionOutOp:
    if value in CONDITION_OUT_OP_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONDITION_OUT_OP_VALUES!r}")
