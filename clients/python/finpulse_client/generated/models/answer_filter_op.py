from typing import Literal

AnswerFilterOp = Literal['<', '<=', '=', '>', '>=', 'between', 'in', 'not_in']

ANSWER_FILTER_OP_VALUES: set[AnswerFilterOp] = { '<', '<=', '=', '>', '>=', 'between', 'in', 'not_in',  }

def check_answer_filter_op(value: str) -> AnswerFilterOp:
    if value in ANSWER_FILTER_OP_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_FILTER_OP_VALUES!r}")
