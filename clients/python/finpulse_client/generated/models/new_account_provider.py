from typing import Literal

NewAccountProvider = Literal['Click', 'csv', 'manual', 'Payme', 'Uzum']

NEW_ACCOUNT_PROVIDER_VALUES: set[NewAccountProvider] = { 'Click', 'csv', 'manual', 'Payme', 'Uzum',  }

def check_new_account_provider(value: str) -> NewAccountProvider:
    if value in NEW_ACCOUNT_PROVIDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_ACCOUNT_PROVIDER_VALUES!r}")
