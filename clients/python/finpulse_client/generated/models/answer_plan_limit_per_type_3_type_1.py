from typing import Literal

AnswerPlanLimitPerType3Type1 = Literal['account', 'category', 'day', 'day_type', 'merchant', 'month', 'week']

ANSWER_PLAN_LIMIT_PER_TYPE_3_TYPE_1_VALUES: set[AnswerPlanLimitPerType3Type1] = { 'account', 'category', 'day', 'day_type', 'merchant', 'month', 'week',  }

def check_answer_plan_limit_per_type_3_type_1(value: str) -> AnswerPlanLimitPerType3Type1:
    if value in ANSWER_PLAN_LIMIT_PER_TYPE_3_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_LIMIT_PER_TYPE_3_TYPE_1_VALUES!r}")
