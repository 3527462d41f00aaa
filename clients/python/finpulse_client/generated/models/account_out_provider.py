from typing import Literal

AccountOutProvider = Literal['Click', 'csv', 'manual', 'Payme', 'Uzum']

ACCOUNT_OUT_PROVIDER_VALUES: set[AccountOutProvider] = { 'Click', 'csv', 'manual', 'Payme', 'Uzum',  }

def check_account_out_provider(value: str) -> AccountOutProvider:
    if value in ACCOUNT_OUT_PROVIDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_OUT_PROVIDER_VALUES!r}")
