from typing import Literal

NewPersonalTokenScopesItem = Literal['admin', 'read', 'write']

NEW_PERSONAL_TOKEN_SCOPES_ITEM_VALUES: set[NewPersonalTokenScopesItem] = { 'admin', 'read', 'write',  }

def check_new_personal_token_scopes_item(value: str) -> NewPersonalTokenScopesItem:
    if value in NEW_PERSONAL_TOKEN_SCOPES_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_PERSONAL_TOKEN_SCOPES_ITEM_VALUES!r}")
