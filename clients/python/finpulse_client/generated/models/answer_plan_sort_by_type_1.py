from typing import Literal

AnswerPlanSortByType1 = Literal['amount', 'date']

ANSWER_PLAN_SORT_BY_TYPE_1_VALUES: set[AnswerPlanSortByType1] = { 'amount', 'date',  }

def check_answer_plan_sort_by_type_1(value: str) -> AnswerPlanSortByType1:
    if value in ANSWER_PLAN_SORT_BY_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_SORT_BY_TYPE_1_VALUES!r}")
