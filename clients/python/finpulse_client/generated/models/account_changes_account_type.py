from typing import Literal

AccountChangesAccountType = Literal['cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet']

ACCOUNT_CHANGES_ACCOUNT_TYPE_VALUES: set[AccountChangesAccountType] = { 'cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet',  }

def check_account_changes_account_type(value: str) -> AccountChangesAccountType:
    if value in ACCOUNT_CHANGES_ACCOUNT_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_CHANGES_ACCOUNT_TYPE_VALUES!r}")
