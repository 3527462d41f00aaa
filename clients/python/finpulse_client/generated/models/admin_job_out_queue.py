from typing import Literal

AdminJobOutQueue = Literal['bulk', 'interactive', 'ocr']

ADMIN_JOB_OUT_QUEUE_VALUES: set[AdminJobOutQueue] = { 'bulk', 'interactive', 'ocr',  }

def check_admin_job_out_queue(value: str) -> AdminJobOutQueue:
    if value in ADMIN_JOB_OUT_QUEUE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ADMIN_JOB_OUT_QUEUE_VALUES!r}")
