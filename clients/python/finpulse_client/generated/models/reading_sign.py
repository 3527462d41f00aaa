from typing import Literal

ReadingSign = Literal['as_written', 'inverted']

READING_SIGN_VALUES: set[ReadingSign] = { 'as_written', 'inverted',  }

def check_reading_sign(value: str) -> ReadingSign:
    if value in READING_SIGN_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_SIGN_VALUES!r}")
