from typing import Literal

AccountSummaryProvider = Literal['Click', 'csv', 'manual', 'Payme', 'Uzum']

ACCOUNT_SUMMARY_PROVIDER_VALUES: set[AccountSummaryProvider] = { 'Click', 'csv', 'manual', 'Payme', 'Uzum',  }

def check_account_summary_provider(value: str) -> AccountSummaryProvider:
    if value in ACCOUNT_SUMMARY_PROVIDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_SUMMARY_PROVIDER_VALUES!r}")
