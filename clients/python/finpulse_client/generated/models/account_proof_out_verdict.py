from typing import Literal

AccountProofOutVerdict = Literal['contradicted', 'proven', 'unprovable']

ACCOUNT_PROOF_OUT_VERDICT_VALUES: set[AccountProofOutVerdict] = { 'contradicted', 'proven', 'unprovable',  }

def check_account_proof_out_verdict(value: str) -> AccountProofOutVerdict:
    if value in ACCOUNT_PROOF_OUT_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCOUNT_PROOF_OUT_VERDICT_VALUES!r}")
