from typing import Literal

AnswerPlanGroupByItem = Literal['account', 'category', 'day', 'day_type', 'merchant', 'month', 'week']

ANSWER_PLAN_GROUP_BY_ITEM_VALUES: set[AnswerPlanGroupByItem] = { 'account', 'category', 'day', 'day_type', 'merchant', 'month', 'week',  }

def check_answer_plan_group_by_item(value: str) -> AnswerPlanGroupByItem:
    if value in ANSWER_PLAN_GROUP_BY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_PLAN_GROUP_BY_ITEM_VALUES!r}")
