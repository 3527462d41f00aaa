from typing import Literal

DeliveryOutEvent = Literal['account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review']

DELIVERY_OUT_EVENT_VALUES: set[DeliveryOutEvent] = { 'account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review',  }

def check_delivery_out_event(value: str) -> DeliveryOutEvent:
    if value in DELIVERY_OUT_EVENT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DELIVERY_OUT_EVENT_VALUES!r}")
