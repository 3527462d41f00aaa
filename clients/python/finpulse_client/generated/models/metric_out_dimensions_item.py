from typing import Literal

MetricOutDimensionsItem = Literal['account', 'category', 'day', 'day_type', 'merchant', 'month', 'week']

METRIC_OUT_DIMENSIONS_ITEM_VALUES: set[MetricOutDimensionsItem] = { 'account', 'category', 'day', 'day_type', 'merchant', 'month', 'week',  }

def check_metric_out_dimensions_item(value: str) -> MetricOutDimensionsItem:
    if value in METRIC_OUT_DIMENSIONS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {METRIC_OUT_DIMENSIONS_ITEM_VALUES!r}")
