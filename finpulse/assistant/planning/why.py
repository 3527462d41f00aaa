"""Why a period was dearer: its spending or income against the one before or the one that is named, by category."""

from __future__ import annotations

from finpulse.assistant.planning.fitting import Misfit
from finpulse.assistant.planning.rules import WHY_WORDS
from finpulse.assistant.planning.shape import PeriodsRead, periods_of, plan_period, unit_before
from finpulse.assistant.planning.slots import DIMENSION_WORDS, Slots
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.plan import Dimension, QueryPlan


def why_plan(slots: Slots, vocabulary: Vocabulary) -> QueryPlan | Misfit:
    """The comparison that tells what changed."""
    if not slots.has("why"):
        return Misfit("words")
    income = slots.has("income")
    dimensions = {word for word, dimension in DIMENSION_WORDS.items() if dimension in slots.dimensions}
    left = slots.concepts - WHY_WORDS - dimensions - {"except", "except_behind", "income"}
    if left or slots.numbers or (income and slots.has("spend")) or slots.has("count", "average"):
        return Misfit("words", frozenset(left))
    read = _periods(slots, vocabulary)
    if read.fault:
        return Misfit(read.fault)
    groups = tuple(slots.dimensions) or _groups(slots)
    period, compare_to = plan_period(read.period), plan_period(read.compare_to)
    return QueryPlan("income" if income else "spending", period, slots.filters(), compare_to, groups)


def _periods(slots: Slots, vocabulary: Vocabulary) -> PeriodsRead:
    if not slots.periods:
        return PeriodsRead(fault="no_period")
    comparing = len(slots.periods) > 1 or (slots.has("than", "compare", "change") and not slots.has("high"))
    read = periods_of(slots, vocabulary.today, ahead=False, comparing=comparing)
    if read.fault == "one":
        read = periods_of(slots, vocabulary.today, ahead=False, comparing=False)
    if read.fault or read.compare_to or read.period is None:
        return read
    before = unit_before(read.period)
    return PeriodsRead(read.period, before) if before else PeriodsRead(fault="no_period")


def _groups(slots: Slots) -> tuple[Dimension, ...]:
    """By category, and within one category by merchant."""
    return ("merchant",) if len(slots.kept("category")) == 1 else ("category",)
