"""Calendar units: where they begin and end, and how one gets from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from finpulse.periods import ONE_DAY, month_end, month_start, months_before

Unit = Literal["day", "week", "month", "quarter", "half", "year"]
MONTHS_IN: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days from `start` (None: the beginning) to `end`, with the name that they go by."""

    label: str
    start: date | None
    end: date


def unit_start(day: date, unit: Unit) -> date:
    """The first day of the unit that a day lies in; weeks begin on Monday.

    >>> unit_start(date(2026, 6, 18), "week"), unit_start(date(2026, 6, 18), "quarter")
    (datetime.date(2026, 6, 15), datetime.date(2026, 4, 1))
    """
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS_IN[unit]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def moved(start: date, unit: Unit, count: int) -> date:
    """The first day of the unit that lies so many units later, or earlier where it is negative.

    >>> moved(date(2026, 1, 1), "quarter", -1)
    datetime.date(2025, 10, 1)
    """
    if unit in ("day", "week"):
        return start + timedelta(days=count * (7 if unit == "week" else 1))
    return months_before(start, -count * MONTHS_IN[unit])


def unit_end(start: date, unit: Unit) -> date:
    """The last day of the unit that begins on a day."""
    return moved(start, unit, 1) - ONE_DAY


def day_in_month(year: int, month: int, day: int) -> date | None:
    """A day of a month, or None where the month hasn't so many."""
    first = date(year, month, 1)
    return first.replace(day=day) if 1 <= day <= month_end(first).day else None


def same_day_a_year_before(day: date) -> date:
    """The day a year before; the 28th for the 29th of February."""
    return day_in_month(day.year - 1, day.month, day.day) or month_end(month_start(day).replace(year=day.year - 1))


def label_of(start: date | None, end: date) -> str:
    """A name for days that have none: `2026-03-01_2026-05-15`."""
    return f"{start or 'start'}_{end}" if start != end else f"{end}"
