from typing import Literal

FilterKind = Literal['external', 'income', 'spending', 'transfer']

FILTER_KIND_VALUES: set[FilterKind] = { 'external', 'income', 'spending', 'transfer',  }

def check_filter_kind(value: str) -> FilterKind:
    if value in FILTER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILTER_KIND_VALUES!r}")
