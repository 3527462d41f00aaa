from typing import Literal

ListAllJobsStatusType1 = Literal['cancelled', 'completed', 'failed', 'queued', 'running', 'undone']

LIST_ALL_JOBS_STATUS_TYPE_1_VALUES: set[ListAllJobsStatusType1] = { 'cancelled', 'completed', 'failed', 'queued', 'running', 'undone',  }

def check_list_all_jobs_status_type_1(value: str) -> ListAllJobsStatusType1:
    if value in LIST_ALL_JOBS_STATUS_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ALL_JOBS_STATUS_TYPE_1_VALUES!r}")
