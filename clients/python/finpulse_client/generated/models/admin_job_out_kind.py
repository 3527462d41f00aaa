from typing import Literal

AdminJobOutKind = Literal['aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook']

ADMIN_JOB_OUT_KIND_VALUES: set[AdminJobOutKind] = { 'aggregate-only', 'apply-correction', 'apply-rule', 'close-account', 'edit-transactions', 'load-only', 'reread', 'run-api', 'run-csv', 'transform-only', 'undo', 'undo-correction', 'undo-rule', 'upload-csv', 'webhook',  }

def check_admin_job_out_kind(value: str) -> AdminJobOutKind:
    if value in ADMIN_JOB_OUT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ADMIN_JOB_OUT_KIND_VALUES!r}")
