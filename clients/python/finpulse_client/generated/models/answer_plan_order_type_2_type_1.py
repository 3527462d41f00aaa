from typing import Literal

AnswerPlanOrderType2Type1 = Literal['asc', 'desc']

ANSWER_PLAN_ORDER_TYPE_2_TYPE_1_VALUES: set[AnswerPlanOrderType2Type1] = { 'asc', 'desc',  }

def check_answer_plan_order_type_2_type_1(value: str) -> AnswerPlanOrderType2Type1:
    if value in ANSWER_PLAN_ORDER_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_ORDER_TYPE_2_TYPE_1_VALUES!r}")
