from typing import Literal

NewAccountAccountType = Literal['cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet']

NEW_ACCOUNT_ACCOUNT_TYPE_VALUES: set[NewAccountAccountType] = { 'cash', 'checking', 'credit_card', 'investment', 'loan', 'savings', 'wallet',  }

def check_new_account_account_type(value: str) -> NewAccountAccountType:
    if value in NEW_ACCOUNT_ACCOUNT_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_ACCOUNT_ACCOUNT_TYPE_VALUES!r}")
