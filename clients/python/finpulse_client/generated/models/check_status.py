from typing import Literal

CheckStatus = Literal['failed', 'ok', 'warning']

CHECK_STATUS_VALUES: set[CheckStatus] = { 'failed', 'ok', 'warning',  }

def check_check_status(value: str) -> CheckStatus:
    if value in CHECK_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHECK_STATUS_VALUES!r}")
