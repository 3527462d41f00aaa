"""The days that a plan's figures are really of, and what averages divide by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from finpulse.metrics.formulas import Basis
from finpulse.metrics.plan import Dimension, PlanPeriod
from finpulse.periods import ONE_DAY, Period, month_end, month_start

MONTHLY: Final = ("avg_monthly_spending", "avg_monthly_income")
# A trend of more groups than this tells those alone in which something was.
MOST_EMPTY: Final = 400


def known_part(period: PlanPeriod, first_day: date | None) -> Period | None:
    """The days of the period from the first transaction on; None where there are none."""
    start = max(filter(None, (period.start, first_day)), default=period.end)
    return Period(start, period.end) if start <= period.end else None


def span_of(metric: str, period: PlanPeriod, first_day: date | None) -> tuple[PlanPeriod, Basis] | None:
    """The days that a metric looks at, and what it divides by; None where an average has nothing to divide by."""
    known = known_part(period, first_day)
    if metric in MONTHLY:
        months = known.whole_months() if known and first_day else None
        if months is None:
            return None
        whole = replace(period, start=months.start, end=month_end(months.end))
        return whole, Basis(months=months.months_touched())
    if metric == "avg_daily_spending":
        return (period, Basis(days=(known.end - known.start).days + 1)) if known and first_day else None
    return period, Basis()


def labels_in(dimension: Dimension, days: Period) -> Iterator[str]:
    """The labels of all days, weeks or months that the days touch; none where they are too many.

    >>> list(labels_in("month", Period(date(2026, 1, 31), date(2026, 3, 1))))
    ['2026-01', '2026-02', '2026-03']
    """
    if dimension == "month":
        return _months(days)
    step = timedelta(days=7) if dimension == "week" else ONE_DAY
    first = days.start - timedelta(days=days.start.weekday()) if dimension == "week" else days.start
    count = (days.end - first) // step + 1
    return ((first + step * number).isoformat() for number in range(count if count <= MOST_EMPTY else 0))


def _months(days: Period) -> Iterator[str]:
    day = month_start(days.start)
    while day <= days.end:
        yield f"{day:%Y-%m}"
        day = month_end(day) + ONE_DAY
