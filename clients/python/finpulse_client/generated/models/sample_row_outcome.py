from typing import Literal

SampleRowOutcome = Literal['duplicate', 'inserted', 'rejected', 'skipped']

SAMPLE_ROW_OUTCOME_VALUES: set[SampleRowOutcome] = { 'duplicate', 'inserted', 'rejected', 'skipped',  }

def check_sample_row_outcome(value: str) -> SampleRowOutcome:
    if value in SAMPLE_ROW_OUTCOME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SAMPLE_ROW_OUTCOME_VALUES!r}")
