from typing import Literal

AccountOutProof = Literal['contradicted', 'proven', 'unprovable']

ACCOUNT_OUT_PROOF_VALUES: set[AccountOutProof] = { 'contradicted', 'proven', 'unprovable',  }

def check_account_out_proof(value: str) -> AccountOutProof:
    if value in ACCOUNT_OUT_PROOF_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_OUT_PROOF_VALUES!r}")
