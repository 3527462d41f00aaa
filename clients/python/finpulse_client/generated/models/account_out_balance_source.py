from typing import Literal

AccountOutBalanceSource = Literal['bank', 'set', 'sum']

ACCOUNT_OUT_BALANCE_SOURCE_VALUES: set[AccountOutBalanceSource] = { 'bank', 'set', 'sum',  }

def check_account_out_balance_source(value: str) -> AccountOutBalanceSource:
    if value in ACCOUNT_OUT_BALANCE_SOURCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_OUT_BALANCE_SOURCE_VALUES!r}")
