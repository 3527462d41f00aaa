"""A plan that is stated as JSON -> a typed plan; whether its names and parts are good, `checked_plan` says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar, cast, get_args

from finpulse.assistant.drafting.usual_periods import usual_period
from finpulse.errors import InvalidInput
from finpulse.metrics.plan import DIMENSIONS, FilterField, FilterOp, Order, PlanFilter, PlanPeriod, QueryPlan, SortBy
from finpulse.metrics.registry import METRICS
from finpulse.numbers import exact_decimal

SLOTS: Final = ("metric", "filters", "period", "compare_to", "group_by", "order", "sort_by", "limit", "limit_per")
FIELDS: Final = cast("tuple[FilterField, ...]", get_args(FilterField))
OPS: Final = cast("tuple[FilterOp, ...]", get_args(FilterOp))
ORDERS: Final = cast("tuple[Order, ...]", get_args(Order))
SORTS: Final = cast("tuple[SortBy, ...]", get_args(SortBy))
MOST_FILTERS, MOST_VALUES, HIGHEST_LIMIT = 12, 50, 500
# What a period is called where somebody has named the days.
NAMED_DAYS: Final = "stated"
# These look ahead, so that their period need not have begun.
AHEAD: Final = ("recurring_upcoming", "forecast_balance")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LABEL: Final = re.compile(r"[a-z0-9_]{1,40}")
Word = TypeVar("Word", bound=str)


def stated_plan(stated: object, today: date) -> QueryPlan:
    """The plan that a JSON object states, in the shape in which an answer tells one; what is left out is as usual.

    Raises InvalidInput for what has another shape, for a metric that there isn't, and for days still to come where the
    metric doesn't look ahead.
    """
    slots = _object("plan", stated, SLOTS)
    metric = METRICS[_known("metric", slots.get("metric"), tuple(METRICS))]
    group_by = tuple(_known("group_by", each, DIMENSIONS) for each in _list("group_by", slots.get("group_by")))
    period = _period("period", slots.get("period")) or usual_period(metric, group_by, today)
    if period and period.start and period.start > today and metric.name not in AHEAD:
        raise InvalidInput({"period": ["It has not begun."]})
    return QueryPlan(
        metric=metric.name,
        period=period,
        filters=tuple(_filter(each) for each in _list("filters", slots.get("filters"), MOST_FILTERS)),
        compare_to=_period("compare_to", slots.get("compare_to")),
        group_by=group_by,
        order=_word("order", slots.get("order"), ORDERS),
        sort_by=_word("sort_by", slots.get("sort_by"), SORTS),
        limit=_limit(slots.get("limit")),
        limit_per=_word("limit_per", slots.get("limit_per"), DIMENSIONS),
    )


def _object(name: str, stated: object, known: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(stated, dict) or not set(stated) <= set(known):
        raise InvalidInput({name: [f"It takes a JSON object of {', '.join(known)}."]})
    return stated


def _list(name: str, stated: object, most: int = MOST_VALUES) -> Sequence[object]:
    if stated is None:
        return ()
    if not isinstance(stated, list) or len(stated) > most:
        raise InvalidInput({name: [f"It takes a list of at most {most}."]})
    return stated


def _known(name: str, stated: object, words: tuple[Word, ...]) -> Word:
    found = next((word for word in words if word == stated), None)
    if found is None:
        raise InvalidInput({name: [f"It takes {', '.join(words)}."]})
    return found


def _word(name: str, stated: object, words: tuple[Word, ...]) -> Word | None:
    return None if stated is None else _known(name, stated, words)


def _filter(stated: object) -> PlanFilter:
    parts = _object("filters", stated, ("field", "op", "value"))
    field, op = _known("field", parts.get("field"), FIELDS), _known("op", parts.get("op"), OPS)
    value = parts.get("value")
    values = _list("value", value if isinstance(value, list) else [value])
    if field != "amount":
        return PlanFilter(field, op, names=tuple(_name(each) for each in values))
    return PlanFilter(field, op, amounts=tuple(_amount(each) for each in values))


def _name(stated: object) -> str:
    if not isinstance(stated, str) or len(stated) > 200:
        raise InvalidInput({"value": ["Names are texts of at most 200 characters."]})
    return stated


def _amount(stated: object) -> Decimal:
    plain = isinstance(stated, str | int | Decimal) and not isinstance(stated, bool)
    found = exact_decimal(str(stated)) if plain else None
    if found is None or found < 0:
        raise InvalidInput({"value": ["An amount is a number from 0 on."]})
    return found


def _period(name: str, stated: object) -> PlanPeriod | None:
    if stated is None:
        return None
    ends = _object(name, stated, ("label", "start", "end"))
    label, start, end = ends.get("label") or NAMED_DAYS, ends.get("start"), ends.get("end")
    if not isinstance(label, str) or not _LABEL.fullmatch(label):
        raise InvalidInput({name: ["Its label has up to 40 small letters, digits and underscores."]})
    first, last = None if start is None else _day(name, start), _day(name, end)
    if first and first > last:
        raise InvalidInput({name: ["It ends before it begins."]})
    return PlanPeriod(label, first, last)


def _day(name: str, stated: object) -> date:
    try:
        return date.fromisoformat(stated if isinstance(stated, str) and _DAY.fullmatch(stated) else "")
    except ValueError as error:
        said = "Its start and end are days, like 2026-05-01; a start of null is the beginning."
        raise InvalidInput({name: [said]}) from error


def _limit(stated: object) -> int | None:
    if stated is None:
        return None
    if not isinstance(stated, int) or isinstance(stated, bool) or not 1 <= stated <= HIGHEST_LIMIT:
        raise InvalidInput({"limit": [f"It takes a number from 1 to {HIGHEST_LIMIT}."]})
    return stated
