"""What words of time mean: each expression tells its days, looking back from a day or ahead of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from finpulse.assistant.periods.calendar import (
    DaySpan,
    Unit,
    day_in_month,
    label_of,
    moved,
    same_day_a_year_before,
    unit_end,
    unit_start,
)
from finpulse.periods import ONE_DAY, month_end

MONTH_LABELS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SEASON_LABELS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


class TimeExpression(Protocol):
    """Words of time; None where there is no such day."""

    def span(self, today: date, ahead: bool = False, /) -> DaySpan | None:
        """Its days as of a day; `ahead` where what is to come is asked for."""


@dataclass(frozen=True, slots=True)
class YearName:
    """A year by its number, or by how far it lies from the current one."""

    number: int
    relative: bool = False

    def of(self, today: date) -> int:
        """The year's number."""
        return today.year + self.number if self.relative else self.number


@dataclass(frozen=True, slots=True)
class ThisUnit:
    """As in "This month": from its start to the day; ahead, what is left of it."""

    unit: Unit

    def span(self, today: date, ahead: bool = False, /) -> DaySpan:
        """From the unit's start on, or from tomorrow to its end."""
        start = unit_start(today, self.unit)
        if ahead:
            return DaySpan(f"rest_of_{self.unit}", today + ONE_DAY, unit_end(start, self.unit))
        return DaySpan("today" if self.unit == "day" else f"this_{self.unit}", start, today)


@dataclass(frozen=True, slots=True)
class LastUnits:
    """As in "Last month", "the last 3 months": whole units before the current one; days up to the day itself."""

    unit: Unit
    count: int = 1
    counted: bool = False

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan:
        """The whole units before the current one."""
        label = f"last_{self.count}_{self.unit}s" if self.counted else f"last_{self.unit}"
        if self.unit == "day":
            return DaySpan(label, today - timedelta(days=self.count - 1), today)
        current = unit_start(today, self.unit)
        return DaySpan(label, moved(current, self.unit, -self.count), current - ONE_DAY)


@dataclass(frozen=True, slots=True)
class NextUnits:
    """As in "Next week" is the whole one that follows; "the next 2 weeks" begin tomorrow."""

    unit: Unit
    count: int = 1
    counted: bool = False

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan:
        """The next whole unit, or so many units from tomorrow on."""
        if not self.counted:
            start = moved(unit_start(today, self.unit), self.unit, 1)
            return DaySpan(f"next_{self.unit}", start, unit_end(start, self.unit))
        last = moved(today, self.unit, self.count) if self.unit in ("day", "week") else self._months_on(today)
        return DaySpan(f"next_{self.count}_{self.unit}s", today + ONE_DAY, last)

    def _months_on(self, today: date) -> date:
        target = moved(today.replace(day=1), self.unit, self.count)
        return min(month_end(target), target.replace(day=min(today.day, month_end(target).day)))


@dataclass(frozen=True, slots=True)
class UnitAgo:
    """As in "Yesterday", "two months ago", "the month before last": one unit so many before the current one."""

    unit: Unit
    count: int
    label: str = ""

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan:
        """The whole unit."""
        start = moved(unit_start(today, self.unit), self.unit, -self.count)
        return DaySpan(self.label or f"{self.count}_{self.unit}s_ago", start, unit_end(start, self.unit))


@dataclass(frozen=True, slots=True)
class RestOf:
    """As in "Before the end of the month", "by the end of July": from tomorrow to the end of what is named."""

    of: TimeExpression

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan | None:
        """From tomorrow on, whichever way one looks."""
        whole = self.of.span(today, True)
        if whole is None or whole.end <= today:
            return None
        label = whole.label if whole.label.startswith("rest_of") else f"until_end_of_{whole.label}"
        return DaySpan(label, today + ONE_DAY, whole.end)


@dataclass(frozen=True, slots=True)
class NamedMonths:
    """A month, a quarter, a half-year or a season by its name: `months` from its first `month` on.

    Without a year the latest that has begun, ahead the next that isn't over; with `whole` the latest that is over.
    """

    label: str
    month: int
    months: int = 1
    year: YearName | None = None
    whole: bool = False

    def span(self, today: date, ahead: bool = False, /) -> DaySpan:
        """All its days."""
        year = self.year.of(today) if self.year else self._fitting_year(today, ahead)
        start = date(year, self.month, 1)
        label = f"{self.label}_{year}" if self.year or self.months > 1 else self.label
        return DaySpan(label, start, moved(start, "month", self.months) - ONE_DAY)

    def _fitting_year(self, today: date, ahead: bool) -> int:
        year = today.year
        if ahead:
            end = moved(date(year, self.month, 1), "month", self.months) - ONE_DAY
            return year if end > today else year + 1
        while True:
            start = date(year, self.month, 1)
            last = moved(start, "month", self.months) - ONE_DAY
            if (last if self.whole else start) <= today and not (self.whole and last >= today):
                return year
            year -= 1


@dataclass(frozen=True, slots=True)
class WholeYear:
    """A year by its number."""

    year: YearName

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan:
        """All its days."""
        number = self.year.of(today)
        return DaySpan(f"y{number}", date(number, 1, 1), date(number, 12, 31))


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of a month; without month or year the latest that has come, ahead the next."""

    day: int
    month: int | None = None
    year: YearName | None = None

    def span(self, today: date, ahead: bool = False, /) -> DaySpan | None:
        """The one day; None where no month has it."""
        for first in self._months(today, ahead):
            found = day_in_month(first.year, first.month, self.day)
            if found and (self.year or (found > today if ahead else found <= today)):
                return DaySpan(f"{found}", found, found)
        return None

    def _months(self, today: date, ahead: bool) -> list[date]:
        if self.month is None:
            current = today.replace(day=1)
            return [moved(current, "month", n if ahead else -n) for n in range(4)]
        if self.year:
            return [date(self.year.of(today), self.month, 1)]
        return [date(today.year + (n if ahead else -n), self.month, 1) for n in range(5)]


@dataclass(frozen=True, slots=True)
class Weekday:
    """The latest such day of the week, today apart; ahead the next."""

    weekday: int

    def span(self, today: date, ahead: bool = False, /) -> DaySpan:
        """The one day."""
        distance = (
            (self.weekday - today.weekday() - 1) % 7 + 1 if ahead else -((today.weekday() - self.weekday - 1) % 7 + 1)
        )
        day = today + timedelta(days=distance)
        return DaySpan(f"{day}", day, day)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The latest Saturday and Sunday that are over, or those of the current week."""

    current: bool = False

    def span(self, today: date, ahead: bool = False, /) -> DaySpan:
        """Both days."""
        monday = unit_start(today, "week")
        saturday = monday + timedelta(days=5 if self.current or ahead else -2)
        return DaySpan("this_weekend" if self.current else "last_weekend", saturday, saturday + ONE_DAY)


@dataclass(frozen=True, slots=True)
class FixedDays:
    """Days that are written out."""

    start: date | None
    end: date

    def span(self, _today: date, _ahead: bool = False, /) -> DaySpan:
        """As they are written."""
        return DaySpan(label_of(self.start, self.end), self.start, self.end)


@dataclass(frozen=True, slots=True)
class AllTime:
    """Everything up to the day."""

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan:
        """Without a beginning."""
        return DaySpan("all_time", None, today)


@dataclass(frozen=True, slots=True)
class SamePeriodLastYear:
    """The days of another period, a year before; by itself those of the current year."""

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan:
        """The current year's days up to the day, a year before."""
        return self.before(ThisUnit("year").span(today))

    def before(self, other: DaySpan) -> DaySpan:
        """Another period's days a year before."""
        start = same_day_a_year_before(other.start) if other.start else None
        whole = other.end == month_end(other.end)
        end = same_day_a_year_before(other.end)
        return DaySpan(f"{other.label}_a_year_before", start, month_end(end) if whole else end)


@dataclass(frozen=True, slots=True)
class UnitBefore:
    """As in "The previous month": the last one, or the one before another period that is named too."""

    unit: Unit

    def span(self, today: date, _ahead: bool = False, /) -> DaySpan:
        """The last whole unit."""
        return LastUnits(self.unit).span(today)

    def before(self, other: DaySpan) -> DaySpan:
        """The whole unit before that in which another period begins."""
        return self.span(other.start or other.end)


@dataclass(frozen=True, slots=True)
class VaguePeriod:
    """As in "The last few months", "lately": nobody knows how long."""

    unit: Unit
    one: bool = False

    def span(self, _today: date, _ahead: bool = False, /) -> DaySpan | None:
        """None: it has to be asked."""
        return None
