from typing import Literal

PersonalTokenOutScopesItem = Literal['admin', 'read', 'write']

PERSONAL_TOKEN_OUT_SCOPES_ITEM_VALUES: set[PersonalTokenOutScopesItem] = { 'admin', 'read', 'write',  }

def check_personal_token_out_scopes_item(value: str) -> PersonalTokenOutScopesItem:
    if value in PERSONAL_TOKEN_OUT_SCOPES_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERSONAL_TOKEN_OUT_SCOPES_ITEM_VALUES!r}")
