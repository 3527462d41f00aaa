"""The periods, comparison, groups and order of a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from finpulse.assistant.periods.calendar import DaySpan
from finpulse.assistant.periods.expressions import (
    LastUnits,
    NamedMonths,
    SamePeriodLastYear,
    ThisUnit,
    TimeExpression,
    UnitBefore,
    VaguePeriod,
)
from finpulse.assistant.periods.grammar import period_span
from finpulse.assistant.periods.ranges import DaysBetween
from finpulse.assistant.planning.slots import Slots
from finpulse.metrics.plan import PlanPeriod

ONE_DAY: Final = timedelta(days=1)
COMPARING: Final = frozenset({"compare", "than", "change", "more", "less", "high"})


@dataclass(frozen=True, slots=True)
class PeriodsRead:
    """The period and what it is compared to; `fault` says why a question's periods make no plan."""

    period: DaySpan | None = None
    compare_to: DaySpan | None = None
    fault: str = ""


def periods_of(slots: Slots, today: date, ahead: bool, comparing: bool) -> PeriodsRead:
    """What the words of time come to; `comparing` where two periods are held against each other."""
    meanings = [meaning for meaning, _ in slots.periods]
    if any(isinstance(meaning, VaguePeriod) for meaning in meanings):
        return PeriodsRead(fault="vague")
    if len(meanings) == 1 and comparing and isinstance(meanings[0], DaysBetween):
        meanings = [meanings[0].first, meanings[0].last]
    if len(meanings) > 2:
        return PeriodsRead(fault="many")
    if len(meanings) == 2:
        meanings = _sharing_year(slots, meanings) if len(slots.periods) == 2 else meanings
        return _two(meanings, today) if comparing else _joined(meanings, today)
    if not meanings:
        return PeriodsRead()
    if comparing:
        return _against_now(meanings[0], today)
    return _one(meanings[0], today, ahead)


def plan_period(span: DaySpan | None) -> PlanPeriod | None:
    """Days as a plan has them."""
    return PlanPeriod(span.label, span.start, span.end) if span else None


def _one(meaning: TimeExpression, today: date, ahead: bool) -> PeriodsRead:
    span = period_span(meaning, today, ahead)
    if span is None:
        return PeriodsRead(fault="impossible")
    if not ahead and span.start and span.start > today:
        return PeriodsRead(fault="future")
    if ahead and span.end <= today:
        return PeriodsRead(fault="past")
    if ahead and span.start and span.start <= today:
        span = DaySpan(span.label, today + ONE_DAY, span.end)
    return PeriodsRead(span)


def _two(meanings: list[TimeExpression], today: date) -> PeriodsRead:
    """The later of two is the period; one that is told by the other is worked out from it."""
    relative = [m for m in meanings if isinstance(m, (SamePeriodLastYear, UnitBefore))]
    others = [m for m in meanings if m not in relative]
    if len(relative) == 1 and others:
        current = period_span(others[0], today)
        previous = relative[0].before(current) if current else None
        return PeriodsRead(current, previous) if current and previous else PeriodsRead(fault="impossible")
    spans = [period_span(meaning, today) for meaning in meanings]
    if None in spans or any(span and span.start and span.start > today for span in spans):
        return PeriodsRead(fault="future")
    first, last = sorted((span for span in spans if span), key=lambda span: span.start or date.min)
    return PeriodsRead(last, first) if first.start != last.start else PeriodsRead(fault="many")


def _sharing_year(slots: Slots, meanings: list[TimeExpression]) -> list[TimeExpression]:
    """In "April and May 2025" the year belongs to both; in "April with May 2025" only to the one it stands behind."""
    first, last = meanings
    (_, mark), (_, following) = slots.periods
    tokens = slots.question.tokens
    is_pair = following.start == mark.end + 1 and tokens[mark.end].key in ("and", "и", "va")
    if not is_pair or not (isinstance(first, NamedMonths) and isinstance(last, NamedMonths)):
        return meanings
    is_bare = tokens[following.start].key not in ("in", "for", "during", "в", "во", "за")
    fits = is_bare and not first.year and first.months == last.months and first.month < last.month
    return [replace(first, year=last.year), last] if fits and last.year else meanings


def _joined(meanings: list[TimeExpression], today: date) -> PeriodsRead:
    """As in "In April and May" is both together, where one follows the other."""
    spans = [period_span(meaning, today) for meaning in meanings]
    found = sorted((span for span in spans if span), key=lambda span: span.start or date.min)
    if len(found) != 2 or found[1].start is None or found[0].end + ONE_DAY != found[1].start or found[1].start > today:
        return PeriodsRead(fault="many")
    return PeriodsRead(DaySpan(f"{found[0].label}_and_{found[1].label}", found[0].start, found[1].end))


def _against_now(meaning: TimeExpression, today: date) -> PeriodsRead:
    """As in "More than last month": the current one against it."""
    previous = period_span(meaning, today)
    if isinstance(meaning, SamePeriodLastYear):
        return PeriodsRead(ThisUnit("year").span(today), previous)
    if isinstance(meaning, UnitBefore) or (isinstance(meaning, LastUnits) and not meaning.counted):
        return PeriodsRead(ThisUnit(meaning.unit).span(today), previous)
    return PeriodsRead(fault="one")


def unit_before(span: DaySpan) -> DaySpan | None:
    """The days before a period that are as many, or as many whole months, for what is asked why."""
    if span.start is None:
        return None
    if span.label.startswith("this_"):
        return LastUnits(span.label.removeprefix("this_")).span(span.end)  # type: ignore[arg-type]
    following = span.end + ONE_DAY
    if span.start.day == 1 and following.day == 1:
        months = (following.year - span.start.year) * 12 + following.month - span.start.month
        before = _months_back(span.start, months)
        return DaySpan(f"before_{span.label}", before, span.start - ONE_DAY)
    length = following - span.start
    return DaySpan(f"before_{span.label}", span.start - length, span.start - ONE_DAY)


def _months_back(start: date, months: int) -> date:
    index = start.year * 12 + start.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)
