from typing import Literal

ListJobsKind = Literal['aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook']

LIST_JOBS_KIND_VALUES: set[ListJobsKind] = { 'aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook',  }

def check_list_jobs_kind(value: str) -> ListJobsKind:
    if value in LIST_JOBS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_JOBS_KIND_VALUES!r}")
