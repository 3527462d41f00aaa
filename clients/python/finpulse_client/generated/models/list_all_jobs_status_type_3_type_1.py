from typing import Literal

ListAllJobsStatusType3Type1 = Literal['cancelled', 'completed', 'failed', 'queued', 'running', 'undone']

LIST_ALL_JOBS_STATUS_TYPE_3_TYPE_1_VALUES: set[ListAllJobsStatusType3Type1] = { 'cancelled', 'completed', 'failed', 'queued', 'running', 'undone',  }

def check_list_all_jobs_status_type_3_type_1(value: str) -> ListAllJobsStatusType3Type1:
    if value in LIST_ALL_JOBS_STATUS_TYPE_3_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ALL_JOBS_STATUS_TYPE_3_TYPE_1_VALUES!r}")
