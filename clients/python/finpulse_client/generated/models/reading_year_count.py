from typing import Literal

ReadingYearCount = Literal['buddhist', 'common', 'persian', 'republic']

READING_YEAR_COUNT_VALUES: set[ReadingYearCount] = { 'buddhist', 'common', 'persian', 'republic',  }

def check_reading_year_count(value: str) -> ReadingYearCount:
    if value in READING_YEAR_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_YEAR_COUNT_VALUES!r}")
