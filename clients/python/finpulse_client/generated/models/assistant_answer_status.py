from typing import Literal

AssistantAnswerStatus = Literal['answered', 'clarify', 'refused']

ASSISTANT_ANSWER_STATUS_VALUES: set[AssistantAnswerStatus] = { 'answered', 'clarify', 'refused',  }

def check_assistant_answer_status(value: str) -> AssistantAnswerStatus:
    if value in ASSISTANT_ANSWER_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ASSISTANT_ANSWER_STATUS_VALUES!r}")
