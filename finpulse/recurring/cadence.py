"""Days -> how often something is paid: the band of the median gap, the share of gaps that keep to it, the next day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import mean, median, median_low
from typing import Final

from finpulse.periods import month_end, months_before
from finpulse.recurring.series import DAYS_A_MONTH


@dataclass(frozen=True, slots=True)
class Band:
    """An interval: where the median gap lies, and how far a single gap may be off, both in days and inclusive.

    Weekends and holidays move single payments, and so do months of 28 to 31 days. `months` is None for an interval
    that is counted in days; `least` payments are what it takes.
    """

    name: str
    median: tuple[int, int]
    single: tuple[int, int]
    days: Decimal
    months: int | None
    least: int = 3


BANDS: Final = (
    Band("weekly", (6, 8), (5, 9), Decimal(7), None),
    Band("fortnightly", (13, 17), (11, 19), Decimal(14), None),
    Band("monthly", (27, 33), (24, 38), DAYS_A_MONTH, 1),
    Band("quarterly", (85, 98), (78, 106), 3 * DAYS_A_MONTH, 3),
    Band("half-yearly", (175, 190), (165, 200), 6 * DAYS_A_MONTH, 6),
    Band("yearly", (355, 375), (345, 385), 12 * DAYS_A_MONTH, 12, least=2),
)
INTERVALS: Final = tuple(band.name for band in BANDS)
# Fewer gaps than this share within their band are no rhythm.
LEAST_REGULAR: Final = 0.7
# Twice a month, such as on the 15th and the last, is 15.2 days apart on the average; each fortnight is 14.
HALF_MONTH_FROM: Final = 14.6
FOUR_WEEKS: Final = 28
# The last so many payments say on which day of the month the next is due.
_RECENT: Final = 6


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often, the mean days between two payments, and the share of the gaps that keep to it."""

    band: Band
    interval_days: Decimal
    regular: float


def cadence_of(days: Sequence[date], *, may_skip: bool = False) -> Cadence | None:
    """The cadence of payments on these days, which are in order; None where there is none, or too few tell of it.

    A gap is regular where it is as long as the interval, or leads from one month to the one that is due, on whatever
    day. With `may_skip` one of two intervals is so by half: a payment was left out.

    >>> cadence_of([date(2026, month, 8) for month in (1, 2, 3, 4)]).band.name
    'monthly'
    """
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    if not gaps:
        return None
    middle = median(gaps)
    band = next((band for band in BANDS if band.median[0] <= middle <= band.median[1]), None)
    if band is None or len(days) < band.least:
        return None
    regular = sum(_regularity(band, *pair, may_skip=may_skip) for pair in pairwise(days)) / len(gaps)
    if regular < LEAST_REGULAR:
        return None
    return Cadence(band, _interval_days(band, gaps, middle), regular)


def next_day(cadence: Cadence, days: Sequence[date]) -> date:
    """When the next payment is due after those on these days.

    What is paid by the month keeps its day of the month: of these days the one that is nearest to an interval later.
    """
    last = days[-1]
    if cadence.interval_days == DAYS_A_MONTH / 2 and len(days) > 1:
        return max(_months_later(days[-2], 1, days[-2].day), last + timedelta(days=1))
    due = last + timedelta(days=round(cadence.interval_days))
    if cadence.band.months is None or cadence.interval_days == FOUR_WEEKS:
        return due
    anchor = _day_of_month(days[-_RECENT:])
    return min((_months_later(due, months, anchor) for months in (-1, 0, 1)), key=lambda day: abs(day - due))


def _regularity(band: Band, earlier: date, later: date, *, may_skip: bool) -> float:
    """1 for a regular gap, 0.5 for one over a payment that was left out, else 0."""
    gap = (later - earlier).days
    months = 12 * (later.year - earlier.year) + later.month - earlier.month
    if band.single[0] <= gap <= band.single[1] or months == band.months:
        return 1
    return 0.5 if may_skip and 2 * band.median[0] <= gap <= 2 * band.median[1] else 0


def _interval_days(band: Band, gaps: Sequence[int], middle: float) -> Decimal:
    if band.name == "fortnightly" and mean(_regular(band, gaps)) >= HALF_MONTH_FROM:
        return DAYS_A_MONTH / 2
    if band.name == "monthly" and middle == FOUR_WEEKS and max(gaps) <= FOUR_WEEKS + 2:
        return Decimal(FOUR_WEEKS)
    return band.days


def _regular(band: Band, gaps: Sequence[int]) -> list[int]:
    return [gap for gap in gaps if band.single[0] <= gap <= band.single[1]]


def _day_of_month(days: Sequence[date]) -> int:
    """The usual day of the month; 31 where it is the last one, whatever its number."""
    if 2 * sum(day == month_end(day) for day in days) > len(days):
        return 31
    return median_low([day.day for day in days])


def _months_later(day: date, months: int, day_of_month: int) -> date:
    last = month_end(months_before(day, -months))
    return last.replace(day=min(day_of_month, last.day))
