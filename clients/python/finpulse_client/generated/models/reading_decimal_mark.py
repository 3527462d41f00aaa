from typing import Literal

ReadingDecimalMark = Literal[',', '.']

READING_DECIMAL_MARK_VALUES: set[ReadingDecimalMark] = { ',', '.',  }

def check_reading_decimal_mark(value: str) -> ReadingDecimalMark:
    if value in READING_DECIMAL_MARK_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_DECIMAL_MARK_VALUES!r}")
