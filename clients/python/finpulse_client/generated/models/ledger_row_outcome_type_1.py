from typing import Literal

LedgerRowOutcomeType1 = Literal['duplicate', 'inserted', 'rejected', 'skipped']

LEDGER_ROW_OUTCOME_TYPE_1_VALUES: set[LedgerRowOutcomeType1] = { 'duplicate', 'inserted', 'rejected', 'skipped',  }

def check_ledger_row_outcome_type_1(value: str) -> LedgerRowOutcomeType1:
    if value in LEDGER_ROW_OUTCOME_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEDGER_ROW_OUTCOME_TYPE_1_VALUES!r}")
