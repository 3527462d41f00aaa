from typing import Literal

CheckOutKind = Literal['closing_balance', 'continuity', 'running_balance', 'stated_count', 'stated_total']

CHECK_OUT_KIND_VALUES: set[CheckOutKind] = { 'closing_balance', 'continuity', 'running_balance', 'stated_count', 'stated_total',  }

def check_check_out_kind(value: str) -> CheckOutKind:
    if value in CHECK_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHECK_OUT_KIND_VALUES!r}")
