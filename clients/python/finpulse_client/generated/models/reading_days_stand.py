from typing import Literal

ReadingDaysStand = Literal['', 'in_first_rows', 'in_headings', 'in_parts']

READING_DAYS_STAND_VALUES: set[ReadingDaysStand] = { '', 'in_first_rows', 'in_headings', 'in_parts',  }

def check_reading_days_stand(value: str) -> ReadingDaysStand:
    if value in READING_DAYS_STAND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_DAYS_STAND_VALUES!r}")
