from typing import Literal

ListJobRowsOutcomeType2Type1 = Literal['duplicate', 'inserted', 'rejected', 'skipped']

LIST_JOB_ROWS_OUTCOME_TYPE_2_TYPE_1_VALUES: set[ListJobRowsOutcomeType2Type1] = { 'duplicate', 'inserted', 'rejected', 'skipped',  }

def check_list_job_rows_outcome_type_2_type_1(value: str) -> ListJobRowsOutcomeType2Type1:
    if value in LIST_JOB_ROWS_OUTCOME_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_JOB_ROWS_OUTCOME_TYPE_2_TYPE_1_VALUES!r}")
