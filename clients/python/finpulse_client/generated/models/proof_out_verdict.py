from typing import Literal

ProofOutVerdict = Literal['contradicted', 'proven', 'unprovable']

PROOF_OUT_VERDICT_VALUES: set[ProofOutVerdict] = { 'contradicted', 'proven', 'unprovable',  }

def check_proof_out_verdict(value: str) -> ProofOutVerdict:
    if value in PROOF_OUT_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PROOF_OUT_VERDICT_VALUES!r}")
