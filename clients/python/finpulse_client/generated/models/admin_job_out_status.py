from typing import Literal

AdminJobOutStatus = Literal['cancelled', 'completed', 'failed', 'queued', 'running', 'undone']

ADMIN_JOB_OUT_STATUS_VALUES: set[AdminJobOutStatus] = { 'cancelled', 'completed', 'failed', 'queued', 'running', 'undone',  }

def check_admin_job_out_status(value: str) -> AdminJobOutStatus:
    if value in ADMIN_JOB_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ADMIN_JOB_OUT_STATUS_VALUES!r}")
