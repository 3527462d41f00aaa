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


def same_days(first: date, last: date) -> tuple[Period, Period] | None:
    """The days of a month up to `last`, and the same days of the month before, none of which is before `first`.

    They are equally many: a day that one of the months doesn't have is in neither. None where no day is left.

    >>> now, before = same_days(date(2025, 1, 1), date(2025, 3, 31))
    >>> now.end, before.end
    (datetime.date(2025, 3, 28), datetime.date(2025, 2, 28))
    """
    before = months_before(last, 1)
    to_day = min(last.day, month_end(before).day)
    if first > before.replace(day=to_day):
        return None
    from_day = max(first, before).day
    now, then = (Period(month.replace(day=from_day), month.replace(day=to_day)) for month in (last, before))
    return now, then
