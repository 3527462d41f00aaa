"""Periods that are made of others: from one to another, since one, before, after and up to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finpulse.assistant.periods.calendar import DaySpan, unit_start
from finpulse.assistant.periods.expressions import (
    NamedDay,
    NamedMonths,
    TimeExpression,
)
from finpulse.periods import ONE_DAY


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """From the first day of one to the last of another; where only one names its year, the other lies next to it."""

    first: TimeExpression
    last: TimeExpression

    def span(self, today: date, ahead: bool = False, /) -> DaySpan | None:
        """Both ends included; None where the end lies before the start."""
        last = self._last(today, ahead)
        first = self.first.span(last.start or last.end) if last else None
        if last is None or first is None or (first.start and first.start > last.end):
            return None
        return DaySpan(f"{first.label}_to_{last.label}", first.start, last.end)

    def _last(self, today: date, ahead: bool) -> DaySpan | None:
        year = getattr(self.first, "year", None)
        if not year or getattr(self.last, "year", None) or not isinstance(self.last, (NamedMonths, NamedDay)):
            return self.last.span(today, ahead)
        start = self.first.span(today)
        later = self.last.span(start.end, True) if start else None
        return later if later is None or later.start is None or later.start <= today else None


@dataclass(frozen=True, slots=True)
class SinceThen:
    """From the first day of a period to the day."""

    of: TimeExpression

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan | None:
        """Up to the day itself."""
        start = self.of.span(today)
        return DaySpan(f"since_{start.label}", start.start, today) if start else None


@dataclass(frozen=True, slots=True)
class UpTo:
    """All days before a period, or up to its last one."""

    of: TimeExpression
    included: bool

    def span(self, today: date, ahead: bool = False, /) -> DaySpan | None:
        """Without a beginning; ahead, from the day after today."""
        found = self.of.span(today, ahead)
        if found is None or found.start is None:
            return None
        end = found.end if self.included else found.start - ONE_DAY
        return DaySpan(f"until_{found.label}", today + ONE_DAY if ahead else None, end)


@dataclass(frozen=True, slots=True)
class AfterThen:
    """From the day after a period to the day."""

    of: TimeExpression

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan | None:
        """Up to the day itself."""
        found = self.of.span(today)
        return DaySpan(f"after_{found.label}", found.end + ONE_DAY, today) if found else None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, from Monday to Sunday, in which a day lies."""

    of: TimeExpression

    def span(self, today: date, ahead: bool = False, /) -> DaySpan | None:
        """All seven days; None where there is no such day."""
        found = self.of.span(today, ahead)
        if found is None:
            return None
        monday = unit_start(found.end, "week")
        return DaySpan(f"week_of_{found.end}", monday, monday + 6 * ONE_DAY)
