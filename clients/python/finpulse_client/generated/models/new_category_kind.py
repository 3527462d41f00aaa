from typing import Literal

NewCategoryKind = Literal['income', 'spending', 'transfer']

NEW_CATEGORY_KIND_VALUES: set[NewCategoryKind] = { 'income', 'spending', 'transfer',  }

def check_new_category_kind(value: str) -> NewCategoryKind:
    if value in NEW_CATEGORY_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_CATEGORY_KIND_VALUES!r}")
