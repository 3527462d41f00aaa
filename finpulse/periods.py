"""Periods of days, and the whole months and odd days that they are made of."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both of them included."""

    start: date
    end: date

    def whole_months(self) -> Period | None:
        """The first days of the first and of the last month that lie in the period as a whole."""
        if self.start.day != 1 and month_start(self.start) == month_start(self.end):
            return None
        first = self.start if self.start.day == 1 else month_end(self.start) + ONE_DAY
        last = month_start(self.end) if self.end == month_end(self.end) else months_before(self.end, 1)
        return Period(first, last) if first <= last else None

    def odd_days(self) -> list[Period]:
        """What is left of the period beside its whole months: at most some days at either end."""
        whole = self.whole_months()
        if whole is None:
            return [self]
        covered = month_end(whole.end)
        head = [Period(self.start, whole.start - ONE_DAY)] if self.start < whole.start else []
        tail = [Period(covered + ONE_DAY, self.end)] if covered < self.end else []
        return head + tail

    def months_touched(self) -> int:
        """How many calendar months have a day in the period."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


# What a lifetime spans; both ends are those of a month, so it is made of whole months alone.
ALL_TIME: Final = Period(date.min, date.max)


def month_start(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """The last day of a day's month.

    >>> month_end(date(2024, 2, 3))
    datetime.date(2024, 2, 29)
    """
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_before(day: date, count: int) -> date:
    """The first day of the month that lies so many months before a day's own.

    >>> months_before(date(2024, 2, 29), 3)
    datetime.date(2023, 11, 1)
    """
    index = day.year * 12 + day.month - 1 - count
    return date(index // 12, index % 12 + 1, 1)


def month_so_far(end: date) -> Period:
    """The month of a day, up to that day."""
    return Period(month_start(end), end)


def month_before_so_far(end: date) -> Period:
    """The month before, up to the same day of the month.

    The end of a month is held against the end of the month before, whatever their numbers are, so
    that what is booked on the last day is in both or in neither.
    """
    start = months_before(end, 1)
    same_day = start.replace(day=min(end.day, month_end(start).day))
    return Period(start, month_end(start) if end == month_end(end) else same_day)
