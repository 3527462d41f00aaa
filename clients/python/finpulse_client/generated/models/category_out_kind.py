from typing import Literal

CategoryOutKind = Literal['income', 'spending', 'transfer']

CATEGORY_OUT_KIND_VALUES: set[CategoryOutKind] = { 'income', 'spending', 'transfer',  }

def check_category_out_kind(value: str) -> CategoryOutKind:
    if value in CATEGORY_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CATEGORY_OUT_KIND_VALUES!r}")
