from typing import Literal

AccountSummaryAccountType = Literal['cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet']

ACCOUNT_SUMMARY_ACCOUNT_TYPE_VALUES: set[AccountSummaryAccountType] = { 'cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet',  }

def check_account_summary_account_type(value: str) -> AccountSummaryAccountType:
    if value in ACCOUNT_SUMMARY_ACCOUNT_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_SUMMARY_ACCOUNT_TYPE_VALUES!r}")
