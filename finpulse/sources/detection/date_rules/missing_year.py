"""Days that name no year -> the year, and where the file crosses into the next."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from finpulse.cleaning.values.date_texts import DateText, lacks_year
from finpulse.cleaning.values.dates import DateOrder, day_of
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.reading import Question

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CHOICES: Final = 3


def decide_year(days: DayCells, preamble: str) -> tuple[int | None, Question | None]:
    """The latest year that the lines above the table name, else this year, and asked; None where none is needed."""
    if not _yearless(days):
        return None, None
    named = [int(year) for year in _YEAR.findall(preamble)]
    if named:
        return max(named), None
    year = datetime.now(UTC).year
    choices = {str(year - back): f"{year - back}" for back in range(_CHOICES)}
    text = "The dates of this file name no year. Which one do they belong to?"
    return year, Question("year", text, choices, str(year))


def last_month(days: DayCells, order: DateOrder, year: int | None) -> int:
    """The last month of the file's own year: 12, unless its days run over a year's end.

    They do where December and January stand in one file and some month between them is missing.
    """
    found = [day_of(text, order, year) for text in _yearless(days)] if year else []
    months = {day.month for day in found if day}
    if not {1, 12} <= months or len(months) == 12:
        return 12
    return next(month for month in range(1, 12) if month + 1 not in months)


def _yearless(days: DayCells) -> list[DateText]:
    return list(filter(lacks_year, days.texts))
