from typing import Literal

AnswerFilterField = Literal['account', 'amount', 'category', 'currency', 'day_type', 'kind', 'merchant']

ANSWER_FILTER_FIELD_VALUES: set[AnswerFilterField] = { 'account', 'amount', 'category', 'currency', 'day_type', 'kind', 'merchant',  }

def check_answer_filter_field(value: str) -> AnswerFilterField:
    if value in ANSWER_FILTER_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_FILTER_FIELD_VALUES!r}")
