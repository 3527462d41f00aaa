from typing import Literal

AccountChangesProvider = Literal['Click', 'csv', 'manual', 'Payme', 'Uzum']

ACCOUNT_CHANGES_PROVIDER_VALUES: set[AccountChangesProvider] = { 'Click', 'csv', 'manual', 'Payme', 'Uzum',  }

def check_account_changes_provider(value: str) -> AccountChangesProvider:
    if value in ACCOUNT_CHANGES_PROVIDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_CHANGES_PROVIDER_VALUES!r}")
