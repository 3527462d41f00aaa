from typing import Literal

ProcessingStatusStatus = Literal['needs_transform', 'ready']

PROCESSING_STATUS_STATUS_VALUES: set[ProcessingStatusStatus] = { 'needs_transform', 'ready',  }

def check_processing_status_status(value: str) -> ProcessingStatusStatus:
    if value in PROCESSING_STATUS_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PROCESSING_STATUS_STATUS_VALUES!r}")
