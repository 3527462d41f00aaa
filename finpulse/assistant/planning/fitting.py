"""Fits a question to a rule: a plan where the rule explains every word of it, else why it doesn't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from finpulse.assistant.entities.names import meanings_of
from finpulse.assistant.periods.calendar import DaySpan
from finpulse.assistant.periods.expressions import AllTime, LastUnits, NextUnits, ThisUnit
from finpulse.assistant.planning.groups import Ranking, ranking_of
from finpulse.assistant.planning.misleading import is_misleading
from finpulse.assistant.planning.rules import BREAKDOWN_WORDS, COMPARE_WORDS, RANK_WORDS, MetricRule
from finpulse.assistant.planning.shape import ONE_DAY, PeriodsRead, periods_of, plan_period
from finpulse.assistant.planning.slots import DIMENSION_WORDS, Slots
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.plan import Dimension, PlanFilter, QueryPlan

TIME_DIMENSIONS: Final[frozenset[Dimension]] = frozenset({"day", "week", "month"})
MOST_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a rule doesn't make a plan of a question: a fault of its periods, or words that it leaves unexplained."""

    fault: str
    left: frozenset[str] = field(default_factory=frozenset)


def fit(rule: MetricRule, slots: Slots, vocabulary: Vocabulary) -> QueryPlan | Misfit:
    """The plan of a question by a rule."""
    if not all(slots.has(*needed) for needed in rule.needs) or slots.has(*(rule.refuses or ("",))):
        return Misfit("words")
    dimensions = [each for each in slots.dimensions if each not in rule.consumes]
    if rule.named and not _names_any(rule, slots, dimensions):
        return Misfit("names")
    compared = _compared_names(slots, dimensions, rule)
    one_period_of_groups = compared or ("day_type" in dimensions and len(slots.periods) < 2)
    comparing = "compare" in rule.uses and not one_period_of_groups and _is_comparing(slots)
    ranking = ranking_of(slots, [*rule.groups, *([compared] if compared else []), *dimensions], rule)
    left = slots.concepts - _explained(rule, comparing, ranking, bool(compared))
    if left or not _fits_slots(rule, slots, ranking) or is_misleading(rule, slots, ranking):
        return Misfit("words", frozenset(left))
    read = periods_of(slots, vocabulary.today, rule.period == "ahead", comparing)
    if comparing and not read.compare_to and not read.fault:
        read = PeriodsRead(fault="one")
    return Misfit(read.fault) if read.fault else _plan(rule, slots, vocabulary, ranking, read)


def _plan(
    rule: MetricRule, slots: Slots, vocabulary: Vocabulary, ranking: Ranking, read: PeriodsRead
) -> QueryPlan | Misfit:
    period = _period(rule, vocabulary, ranking, read.period)
    if isinstance(period, Misfit):
        return period
    filters = _filters(rule, slots, vocabulary)
    if filters is None:
        return Misfit("names")
    return QueryPlan(
        rule.metric,
        plan_period(period),
        filters,
        plan_period(read.compare_to),
        ranking.group_by,
        ranking.order or rule.order,
        rule.sort_by,
        ranking.limit,
        ranking.limit_per,
        dict(_evidence(slots)),
    )


def _filters(rule: MetricRule, slots: Slots, vocabulary: Vocabulary) -> tuple[PlanFilter, ...] | None:
    """The conditions on rows, also those that words imply; None where a word has nothing that it could mean."""
    kinds = slots.kind_filters() if "kind" in rule.uses else ()
    if rule.metric == "recurring_upcoming" and slots.has("income", "paid"):
        kinds = (PlanFilter("kind", "in", ("income",)),)
    implied: tuple[PlanFilter, ...] = ()
    if slots.has("subscription") and "kind" not in rule.uses and not slots.kept("merchant"):
        names = tuple(n for n in sorted(vocabulary.used_categories) if "subscriptions" in meanings_of(n))
        implied = (PlanFilter("category", "in", names),)
    elif rule.one and slots.has("income", "paid") and not slots.named:
        implied = (PlanFilter("category", "in", income_categories(vocabulary, paid=slots.has("paid"))),)
    elif rule.metric in ("balance", "forecast_balance") and slots.has("savings") and not slots.kept("account"):
        names = tuple(each.name for each in vocabulary.accounts if each.account_type == "savings")
        implied = (PlanFilter("account", "in", names),)
    return None if any(not each.names for each in implied) else (*slots.filters(), *implied, *kinds)


def income_categories(vocabulary: Vocabulary, paid: bool) -> tuple[str, ...]:
    """The categories of income in use, or those of pay alone."""
    used = sorted(name for name in vocabulary.used_categories if vocabulary.categories.get(name) == "income")
    return tuple(name for name in used if "salary" in meanings_of(name)) if paid else tuple(used)


def _names_any(rule: MetricRule, slots: Slots, dimensions: list[Dimension]) -> bool:
    fields = {each.entity.field for each in slots.named}
    return bool(
        fields & rule.named
        or ("day_type" in rule.named and slots.day_types)
        or ("amount" in rule.named and slots.conditions)
        or ("dimension" in rule.named and dimensions)
    )


def _compared_names(slots: Slots, dimensions: list[Dimension], rule: MetricRule) -> Dimension | None:
    """The field of which two names are held against each other, where there are no two periods."""
    is_asked = slots.has("compare", "than", "more", "less", "largest", "most")
    if "group" not in rule.uses or len(slots.periods) > 1 or not is_asked:
        return None
    fields: tuple[Literal["category", "merchant", "account"], ...] = ("category", "merchant", "account")
    for field_ in fields:
        if len(set(slots.kept(field_))) > 1 and set(dimensions) <= {field_}:
            return field_
    return None


def _is_comparing(slots: Slots) -> bool:
    return slots.has("compare", "than", "change") or (slots.has("more", "less") and len(slots.periods) > 1)


def _explained(rule: MetricRule, comparing: bool, ranking: Ranking, compared: bool) -> set[str]:
    words = set(rule.takes).union(*rule.needs)
    dimensions = {*ranking.group_by, *rule.consumes}
    words |= {word for word, dimension in DIMENSION_WORDS.items() if dimension in dimensions}
    if comparing:
        words |= COMPARE_WORDS
    if ranking.group_by and not rule.groups:
        words |= RANK_WORDS if ranking.is_ranked else set()
        words |= BREAKDOWN_WORDS if compared or "day_type" in ranking.group_by else {"breakdown", "trend"}
    return words | {"except", "except_behind"}


def _fits_slots(rule: MetricRule, slots: Slots, ranking: Ranking) -> bool:
    """Whether a rule has a use for everything that a question says beside its words."""
    return all(use in rule.uses for use in _used(rule, slots, ranking)) and not ranking.fault


def _used(rule: MetricRule, slots: Slots, ranking: Ranking) -> Iterator[str]:
    yield from (each.entity.field for each in slots.named)
    if len({name for name, _ in slots.day_types}) == 1:
        yield "day_type"
    if slots.conditions:
        yield "amount"
    if slots.currencies:
        yield "currency"
    if slots.periods and not all(isinstance(meaning, (AllTime, ThisUnit)) for meaning, _ in slots.periods):
        yield "period"
    if ranking.group_by and not rule.groups:
        yield "rank" if ranking.is_ranked else "group"
    if slots.numbers and not ranking.group_by:
        yield "limit"


def _period(
    rule: MetricRule, vocabulary: Vocabulary, ranking: Ranking, read: DaySpan | None
) -> DaySpan | Misfit | None:
    """The period of a plan, where a question doesn't say one or a metric has its own."""
    today = vocabulary.today
    if rule.period == "none":
        unfit = read and read.end != today
        return (
            Misfit("period")
            if unfit or (read and read.start and read.start != today and rule.metric == "balance")
            else None
        )
    if rule.period == "six_months":
        return LastUnits("month", 6, counted=True).span(today)
    if rule.period == "this_month":
        this_month = ThisUnit("month").span(today)
        return (
            this_month
            if read is None or (read.start, read.end) == (this_month.start, this_month.end)
            else Misfit("period")
        )
    if rule.period == "ahead" and read and rule.metric == "forecast_balance":
        return DaySpan(read.label, today + ONE_DAY, read.end)
    if rule.period == "ahead":
        return read or (
            NextUnits("day", 30, counted=True).span(today)
            if "kind" in rule.uses
            else ThisUnit("month").span(today, True)
        )
    is_trend = set(ranking.group_by) & TIME_DIMENSIONS and not ranking.is_ranked
    return read or (LastUnits("month", 12, counted=True).span(today) if is_trend else AllTime().span(today))


def _evidence(slots: Slots) -> Iterator[tuple[str, str]]:
    question = slots.question
    for each in slots.named:
        yield f"filter {each.entity.name}", question.words(each.mark)
    for number, (_, mark) in enumerate(slots.periods):
        yield "compare_to" if number else "period", question.words(mark)
    for dimension, mark in slots.dimension_marks.items():
        yield f"group_by {dimension}", question.words(mark)
