from typing import Literal

LedgerRowOutcomeType2Type1 = Literal['duplicate', 'inserted', 'rejected', 'skipped']

LEDGER_ROW_OUTCOME_TYPE_2_TYPE_1_VALUES: set[LedgerRowOutcomeType2Type1] = { 'duplicate', 'inserted', 'rejected', 'skipped',  }

def check_ledger_row_outcome_type_2_type_1(value: str) -> LedgerRowOutcomeType2Type1:
    if value in LEDGER_ROW_OUTCOME_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEDGER_ROW_OUTCOME_TYPE_2_TYPE_1_VALUES!r}")
