from typing import Literal

AnswerPlanSortByType2Type1 = Literal['amount', 'date']

ANSWER_PLAN_SORT_BY_TYPE_2_TYPE_1_VALUES: set[AnswerPlanSortByType2Type1] = { 'amount', 'date',  }

def check_answer_plan_sort_by_type_2_type_1(value: str) -> AnswerPlanSortByType2Type1:
    if value in ANSWER_PLAN_SORT_BY_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_SORT_BY_TYPE_2_TYPE_1_VALUES!r}")
