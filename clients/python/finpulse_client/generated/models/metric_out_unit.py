from typing import Literal

MetricOutUnit = Literal['count', 'currency', 'days', 'percent']

METRIC_OUT_UNIT_VALUES: set[MetricOutUnit] = { 'count', 'currency', 'days', 'percent',  }

def check_metric_out_unit(value: str) -> MetricOutUnit:
    if value in METRIC_OUT_UNIT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {METRIC_OUT_UNIT_VALUES!r}")
