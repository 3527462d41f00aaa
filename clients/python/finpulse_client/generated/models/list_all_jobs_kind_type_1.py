from typing import Literal

ListAllJobsKindType1 = Literal['aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook']

LIST_ALL_JOBS_KIND_TYPE_1_VALUES: set[ListAllJobsKindType1] = { 'aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook',  }

def check_list_all_jobs_kind_type_1(value: str) -> ListAllJobsKindType1:
    if value in LIST_ALL_JOBS_KIND_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ALL_JOBS_KIND_TYPE_1_VALUES!r}")
