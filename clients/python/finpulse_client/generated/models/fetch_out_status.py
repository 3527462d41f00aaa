from typing import Literal

FetchOutStatus = Literal['active', 'paused']

FETCH_OUT_STATUS_VALUES: set[FetchOutStatus] = { 'active', 'paused',  }

def check_fetch_out_status(value: str) -> FetchOutStatus:
    if value in FETCH_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FETCH_OUT_STATUS_VALUES!r}")
