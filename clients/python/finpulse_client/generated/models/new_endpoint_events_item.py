from typing import Literal

NewEndpointEventsItem = Literal['account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review']

NEW_ENDPOINT_EVENTS_ITEM_VALUES: set[NewEndpointEventsItem] = { 'account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review',  }

def check_new_endpoint_events_item(value: str) -> NewEndpointEventsItem:
    if value in NEW_ENDPOINT_EVENTS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_ENDPOINT_EVENTS_ITEM_VALUES!r}")
