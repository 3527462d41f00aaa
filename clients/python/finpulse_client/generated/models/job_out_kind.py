from typing import Literal

JobOutKind = Literal['aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook']

JOB_OUT_KIND_VALUES: set[JobOutKind] = { 'aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook',  }

def check_job_out_kind(value: str) -> JobOutKind:
    if value in JOB_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JOB_OUT_KIND_VALUES!r}")
