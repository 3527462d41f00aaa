from typing import Literal

InsightType = Literal['info', 'success', 'warning']

INSIGHT_TYPE_VALUES: set[InsightType] = { 'info', 'success', 'warning',  }

def check_insight_type(value: str) -> InsightType:
    if value in INSIGHT_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INSIGHT_TYPE_VALUES!r}")
