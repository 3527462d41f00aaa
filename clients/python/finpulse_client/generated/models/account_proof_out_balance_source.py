from typing import Literal

AccountProofOutBalanceSource = Literal['bank', 'set', 'sum']

ACCOUNT_PROOF_OUT_BALANCE_SOURCE_VALUES: set[AccountProofOutBalanceSource] = { 'bank', 'set', 'sum',  }

def check_account_proof_out_balance_source(value: str) -> AccountProofOutBalanceSource:
    if value in ACCOUNT_PROOF_OUT_BALANCE_SOURCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_PROOF_OUT_BALANCE_SOURCE_VALUES!r}")
