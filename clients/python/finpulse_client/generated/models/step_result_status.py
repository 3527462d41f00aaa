from typing import Literal

StepResultStatus = Literal['cancelled', 'completed', 'failed', 'queued', 'running']

STEP_RESULT_STATUS_VALUES: set[StepResultStatus] = { 'cancelled', 'completed', 'failed', 'queued', 'running',  }

def check_step_result_status(value: str) -> StepResultStatus:
    if value in STEP_RESULT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STEP_RESULT_STATUS_VALUES!r}")
