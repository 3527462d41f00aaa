from typing import Literal

AnswerPlanLimitPerType1 = Literal['account', 'category', 'day', 'day_type', 'merchant', 'month', 'week']

ANSWER_PLAN_LIMIT_PER_TYPE_1_VALUES: set[AnswerPlanLimitPerType1] = { 'account', 'category', 'day', 'day_type', 'merchant', 'month', 'week',  }

def check_answer_plan_limit_per_type_1(value: str) -> AnswerPlanLimitPerType1:
    if value in ANSWER_PLAN_LIMIT_PER_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_LIMIT_PER_TYPE_1_VALUES!r}")
