from typing import Literal

CategoryChangesKind = Literal['income', 'spending', 'transfer']

CATEGORY_CHANGES_KIND_VALUES: set[CategoryChangesKind] = { 'income', 'spending', 'transfer',  }

def check_category_changes_kind(value: str) -> CategoryChangesKind:
    if value in CATEGORY_CHANGES_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CATEGORY_CHANGES_KIND_VALUES!r}")
