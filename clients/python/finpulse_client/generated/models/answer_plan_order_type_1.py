from typing import Literal

AnswerPlanOrderType1 = Literal['asc', 'desc']

ANSWER_PLAN_ORDER_TYPE_1_VALUES: set[AnswerPlanOrderType1] = { 'asc', 'desc',  }

def check_answer_plan_order_type_1(value: str) -> AnswerPlanOrderType1:
    if value in ANSWER_PLAN_ORDER_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_ORDER_TYPE_1_VALUES!r}")
