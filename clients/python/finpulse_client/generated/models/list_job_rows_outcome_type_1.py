from typing import Literal

ListJobRowsOutcomeType1 = Literal['duplicate', 'inserted', 'rejected', 'skipped']

LIST_JOB_ROWS_OUTCOME_TYPE_1_VALUES: set[ListJobRowsOutcomeType1] = { 'duplicate', 'inserted', 'rejected', 'skipped',  }

def check_list_job_rows_outcome_type_1(value: str) -> ListJobRowsOutcomeType1:
    if value in LIST_JOB_ROWS_OUTCOME_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_JOB_ROWS_OUTCOME_TYPE_1_VALUES!r}")
