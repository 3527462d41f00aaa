from typing import Literal

EndpointChangesEventsItem = Literal['account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review']

ENDPOINT_CHANGES_EVENTS_ITEM_VALUES: set[EndpointChangesEventsItem] = { 'account.gap', 'import.contradicted', 'job.completed', 'job.failed', 'job.needs_review',  }

def check_endpoint_changes_events_item(value: str) -> EndpointChangesEventsItem:
    if value in ENDPOINT_CHANGES_EVENTS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENDPOINT_CHANGES_EVENTS_ITEM_VALUES!r}")
