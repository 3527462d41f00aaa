"""Days that name no year -> the year, and where the file crosses into the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from finpulse.cleaning.values.date_texts import DateText, date_text, lacks_year
from finpulse.cleaning.values.dates import DateOrder, day_of
from finpulse.sources.reading import Question

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CHOICES: Final = 3


def decide_year(cells: Sequence[str], preamble: str) -> tuple[int | None, Question | None]:
    """The latest year that the lines above the table name, else this year, and asked; None where none is needed."""
    if not _yearless(cells):
        return None, None
    named = [int(year) for year in _YEAR.findall(preamble)]
    if named:
        return max(named), None
    year = datetime.now(UTC).year
    choices = {str(year - back): f"{year - back}" for back in range(_CHOICES)}
    text = "The dates of this file name no year. Which one do they belong to?"
    return year, Question("year", text, choices, str(year))


def last_month(cells: Sequence[str], order: DateOrder, year: int | None) -> int:
    """The last month of the file's own year: 12, unless its days run over a year's end.

    They do where December and January stand in one file and some month between them is missing.
    """
    days = [day_of(found, order, year) for found in _yearless(cells)] if year else []
    months = {day.month for day in days if day}
    if not {1, 12} <= months or len(months) == 12:
        return 12
    return next(month for month in range(1, 12) if month + 1 not in months)


def _yearless(cells: Sequence[str]) -> list[DateText]:
    found = (date_text(cell.strip()) for cell in dict.fromkeys(cells))
    return [text for text in found if text and lacks_year(text)]
