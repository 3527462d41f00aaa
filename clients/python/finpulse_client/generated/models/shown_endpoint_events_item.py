from typing import Literal

ShownEndpointEventsItem = Literal['account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review']

SHOWN_ENDPOINT_EVENTS_ITEM_VALUES: set[ShownEndpointEventsItem] = { 'account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review',  }

def check_shown_endpoint_events_item(value: str) -> ShownEndpointEventsItem:
    if value in SHOWN_ENDPOINT_EVENTS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SHOWN_ENDPOINT_EVENTS_ITEM_VALUES!r}")
