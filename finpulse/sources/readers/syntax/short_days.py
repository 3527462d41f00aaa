"""Days of six digits, as fixed records write them -> ISO days."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

# The first year of two digits that was in the last century.
_PIVOT: Final = 70


def iso_day(text: str, order: Literal["ymd", "dmy"] = "ymd") -> str:
    """Six digits as a day of this century or the last, which may be none of the calendar's; other text as it is.

    >>> iso_day("240131"), iso_day("310124", "dmy"), iso_day("991332"), iso_day("no day")
    ('2024-01-31', '2024-01-31', '1999-13-32', 'no day')
    """
    if len(text) != 6 or not (text.isascii() and text.isdecimal()):
        return text
    year, month, day = (text[:2], text[2:4], text[4:]) if order == "ymd" else (text[4:], text[2:4], text[:2])
    return f"{'20' if int(year) < _PIVOT else '19'}{year}-{month}-{day}"


def calendar_day(text: str) -> date | None:
    """The day that an ISO text begins with, None where it begins with none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
