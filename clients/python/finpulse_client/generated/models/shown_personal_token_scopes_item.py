from typing import Literal

ShownPersonalTokenScopesItem = Literal['admin', 'read', 'write']

SHOWN_PERSONAL_TOKEN_SCOPES_ITEM_VALUES: set[ShownPersonalTokenScopesItem] = { 'admin', 'read', 'write',  }

def check_shown_personal_token_scopes_item(value: str) -> ShownPersonalTokenScopesItem:
    if value in SHOWN_PERSONAL_TOKEN_SCOPES_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SHOWN_PERSONAL_TOKEN_SCOPES_ITEM_VALUES!r}")
