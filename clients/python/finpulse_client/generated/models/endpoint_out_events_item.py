from typing import Literal

EndpointOutEventsItem = Literal['account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review']

ENDPOINT_OUT_EVENTS_ITEM_VALUES: set[EndpointOutEventsItem] = { 'account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review',  }

def check_endpoint_out_events_item(value: str) -> EndpointOutEventsItem:
    if value in ENDPOINT_OUT_EVENTS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENDPOINT_OUT_EVENTS_ITEM_VALUES!r}")
