"""Days with two digits of a year -> from where these count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from finpulse.cleaning.values.calendars import YearCount
from finpulse.cleaning.values.date_texts import DateText
from finpulse.cleaning.values.dates import DateOrder, day_of, is_likely
from finpulse.sources.detection.date_rules.date_customs import Surroundings
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.reading import Hints, Question

_ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")
_THAI: Final = re.compile(r"[\u0e01-\u0e5b]")
# Letters of Persian that Arabic lacks, and its own digits.
_PERSIAN: Final = re.compile(r"[\u067e\u0686\u06a9\u06af\u06cc\u06f0-\u06f9]")
_DIGITS_OF_REPUBLIC: Final = 3


def decide_count(
    days: DayCells, languages: frozenset[str], hints: Hints, around: Surroundings
) -> tuple[YearCount, Question | None]:
    """The count under which the days can be those of a statement, and a question where only a custom would say so.

    Years of three digits are those of the Republic of China, and so are those of two digits beside them. Years that
    would all lie ahead are Buddhist where anything is Thai; elsewhere it is asked. In Iran they are of its calendar.
    """
    found = days.texts
    short = [text for text in found if text.kind in ("numbers", "month", "short") and not text.has_long_year]
    if not short:
        return "common", None
    if any(len(text.numbers[0]) == _DIGITS_OF_REPUBLIC for text in found if text.kind == "numbers"):
        return "republic", None
    if hints.currency == "IRR" or around.currency == "IRR" or _is_written_in(_PERSIAN, around, days):
        return "persian", None
    if _are_likely(short, "common") or not _are_likely(short, "buddhist"):
        return "common", None
    thai = (
        "th" in languages or hints.currency == "THB" or around.currency == "THB" or _is_written_in(_THAI, around, days)
    )
    return ("buddhist", None) if thai else ("common", _QUESTION)


def _are_likely(texts: Sequence[DateText], count: YearCount) -> bool:
    """Whether in some order most of the days are neither ahead nor before 1970."""
    today = datetime.now(UTC).date()
    counted = [replace(text, count=count) for text in texts]
    days = ([day for text in counted if (day := day_of(text, order))] for order in _ORDERS)
    return any(sum(is_likely(day, today) for day in found) > len(texts) / 2 for found in days)


def _is_written_in(letters: re.Pattern[str], around: Surroundings, days: DayCells) -> bool:
    return bool(letters.search(" ".join((around.names, *around.texts, *days.cells[:1]))))


_QUESTION: Final = Question(
    about="year_count",
    text="The years of this file would lie ahead. From where do their two digits count?",
    choices={"common": "69 is 2069", "buddhist": "69 is 2569 of the Buddhist era, which is 2026"},
    taken="common",
)
