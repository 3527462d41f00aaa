"""A question that refers to the one before it: "and in April?", "what about Costco?", "by merchant?"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from finpulse.assistant.periods.grammar import period_span
from finpulse.assistant.planning.shape import plan_period
from finpulse.assistant.planning.slots import DIMENSION_WORDS, Slots
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.plan import PlanFilter, QueryPlan

_TAKEN: Final = frozenset({"what_about", "except", "except_behind", "breakdown", "compare", *DIMENSION_WORDS})
_WITHOUT_PERIOD: Final = frozenset(
    {
        "balance",
        "recurring_list",
        "recurring_monthly_cost",
        "budget_remaining",
        "recommended_budget",
        "lifetime_snapshot",
    }
)
_UNGROUPED: Final = frozenset({"transactions", "max_transaction", "balance", "savings_rate"})


def followed_up(slots: Slots, previous: QueryPlan, vocabulary: Vocabulary) -> QueryPlan | None:
    """The plan before with what this question says instead; None where it isn't a question of that sort."""
    says_anything = slots.periods or slots.named or slots.dimensions or slots.day_types
    if slots.concepts - _TAKEN or slots.numbers or slots.conditions or len(slots.periods) > 1 or not says_anything:
        return None
    plan = replace(previous, filters=_filters(slots, previous), evidence={})
    if slots.periods:
        span = period_span(slots.periods[0][0], vocabulary.today)
        if (
            span is None
            or (span.start and span.start > vocabulary.today)
            or previous.metric in _WITHOUT_PERIOD
            or previous.compare_to
        ):
            return None
        plan = replace(plan, period=plan_period(span))
    if slots.dimensions:
        if previous.metric in _UNGROUPED or previous.metric.startswith(("recurring", "budget", "forecast", "split")):
            return None
        plan = replace(plan, group_by=tuple(slots.dimensions), order=None, limit=None, limit_per=None)
    return plan


def _filters(slots: Slots, previous: QueryPlan) -> tuple[PlanFilter, ...]:
    """What is named now takes the place of what was named of the same field."""
    said = slots.filters()
    fields = {each.field for each in said}
    return (*(each for each in previous.filters if each.field not in fields), *said)
