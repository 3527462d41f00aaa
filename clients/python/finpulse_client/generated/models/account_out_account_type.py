from typing import Literal

AccountOutAccountType = Literal['cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet']

ACCOUNT_OUT_ACCOUNT_TYPE_VALUES: set[AccountOutAccountType] = { 'cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet',  }

def check_account_out_account_type(value: str) -> AccountOutAccountType:
    if value in ACCOUNT_OUT_ACCOUNT_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_OUT_ACCOUNT_TYPE_VALUES!r}")
