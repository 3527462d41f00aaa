from typing import Literal

ReadingDateOrder = Literal['dmy', 'mdy', 'ymd']

READING_DATE_ORDER_VALUES: set[ReadingDateOrder] = { 'dmy', 'mdy', 'ymd',  }

def check_reading_date_order(value: str) -> ReadingDateOrder:
    if value in READING_DATE_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_DATE_ORDER_VALUES!r}")
