from typing import Literal

AnswerPlanLimitPerType2Type1 = Literal['account', 'category', 'day', 'day_type', 'merchant', 'month', 'week']

ANSWER_PLAN_LIMIT_PER_TYPE_2_TYPE_1_VALUES: set[AnswerPlanLimitPerType2Type1] = { 'account', 'category', 'day', 'day_type', 'merchant', 'month', 'week',  }

def check_answer_plan_limit_per_type_2_type_1(value: str) -> AnswerPlanLimitPerType2Type1:
    if value in ANSWER_PLAN_LIMIT_PER_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_LIMIT_PER_TYPE_2_TYPE_1_VALUES!r}")
