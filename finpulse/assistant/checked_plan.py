"""A plan against the registry and the user's names: what can't be asked is refused, and names become the user's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from finpulse.assistant.answers import sentences
from finpulse.assistant.answers.outcome import Unanswerable
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.cleaning.values.currencies import MOST_WHOLE_DIGITS
from finpulse.metrics.metric import Metric
from finpulse.metrics.plan import PlanFilter, QueryPlan
from finpulse.metrics.registry import METRICS

MOST_GROUPS: Final = 2
CHOICES: Final = {"kind": ("subscription", "bill", "income"), "day_type": ("weekday", "weekend")}
# Amounts have fewer digits (finpulse.cleaning.values.currencies).
LEAST_TOO_LARGE: Final = Decimal(10) ** MOST_WHOLE_DIGITS
# So far what recurs is foreseen.
AHEAD: Final = ("recurring_upcoming", "forecast_balance")
FARTHEST: Final = timedelta(days=366)


def checked_plan(plan: QueryPlan, vocabulary: Vocabulary) -> QueryPlan:
    """The plan with each name as its user has it. Raises Unanswerable for what the metric can't be asked with."""
    metric = METRICS.get(plan.metric)
    if metric is None:
        raise Unanswerable("no_such_metric", sentences.NO_SUCH_METRIC)
    _check_shape(plan, metric)
    if plan.metric in AHEAD and plan.period and plan.period.end - vocabulary.today > FARTHEST:
        raise Unanswerable("no_such_data", sentences.TOO_FAR)
    filters = tuple(_checked(each, vocabulary) for each in plan.filters)
    return replace(plan, filters=filters)


def _check_shape(plan: QueryPlan, metric: Metric) -> None:
    """Raise Unanswerable where the registry doesn't let the metric be grouped, restricted, compared or limited so."""
    groups = plan.group_by
    if not set(groups) <= set(metric.dimensions) or len(set(groups)) < len(groups) or len(groups) > MOST_GROUPS:
        raise Unanswerable("no_such_metric", sentences.NOT_BY_GROUP)
    if not {each.field for each in plan.filters} <= set(metric.filters):
        raise Unanswerable("no_such_metric", sentences.NOT_BY_FILTER)
    if plan.compare_to is not None and not metric.is_comparable:
        raise Unanswerable("no_such_metric", sentences.NOT_COMPARED)
    if plan.limit is not None and (plan.limit < 1 or not (groups or metric.takes_limit)):
        raise Unanswerable("no_such_metric", sentences.NOT_LIMITED)
    if plan.limit_per is not None and (plan.limit_per not in groups or plan.limit is None):
        raise Unanswerable("no_such_metric", sentences.NOT_BY_GROUP)
    is_restricted = any(each.field in ("category", "merchant") for each in plan.filters)
    if plan.metric == "share_of_spending" and not (groups or is_restricted):
        raise Unanswerable("no_such_metric", sentences.SHARE_OF_WHAT)


def _checked(each: PlanFilter, vocabulary: Vocabulary) -> PlanFilter:
    if each.field == "amount":
        wanted = 2 if each.op == "between" else 1
        if each.op in ("in", "not_in") or len(each.amounts) != wanted:
            raise Unanswerable("no_such_metric", sentences.NOT_BY_FILTER)
        if max(map(abs, each.amounts)) >= LEAST_TOO_LARGE:
            raise Unanswerable("no_such_data", sentences.TOO_LARGE)
        return replace(each, amounts=tuple(sorted(each.amounts)))
    if each.op not in ("in", "not_in") or not each.names:
        raise Unanswerable("no_such_metric", sentences.NOT_BY_FILTER)
    known = _known(each, vocabulary)
    return replace(each, names=tuple(dict.fromkeys(own for name in each.names for own in _own(name, known))))


def _known(each: PlanFilter, vocabulary: Vocabulary) -> Iterable[str]:
    if each.field in CHOICES:
        return CHOICES[each.field]
    if each.field == "account":
        return [account.name for account in vocabulary.accounts]
    if each.field == "category":
        return {*vocabulary.categories, *vocabulary.used_categories}
    return vocabulary.merchants if each.field == "merchant" else vocabulary.currencies


def _own(name: str, known: Iterable[str]) -> list[str]:
    """All spellings of a name that the user has. Raises Unanswerable where they have none."""
    found = sorted(own for own in known if own.casefold() == name.casefold())
    if not found:
        raise Unanswerable("unknown_entity", sentences.UNKNOWN_NAME)
    return found
