"""The filters and periods of a plan as SQL with bound values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, not_, or_

from finpulse.assistant.queries.tables import PARTS, SumsSource
from finpulse.assistant.vocabulary import Vocabulary
from finpulse.metrics.plan import PlanFilter, PlanPeriod

WEEKEND: Final = "weekend"
COMPARISONS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}


def conditions(
    filters: Iterable[PlanFilter], source: SumsSource, vocabulary: Vocabulary
) -> Iterator[ColumnElement[bool]]:
    """A condition for each filter, all of which must hold; those of what recurs are not the transactions'."""
    for number, each in enumerate(filters, 1):
        if each.field == "amount":
            yield _of_amount(each, number)
        elif each.field == "day_type":
            yield _of_day_type(each, source)
        elif each.field != "kind":
            yield _of_names(each, number, source, vocabulary)


def in_period(source: SumsSource, period: PlanPeriod, prefix: str = "") -> ColumnElement[bool]:
    """That a day lies in the period; `prefix` parts the bound days of two periods."""
    until = source.day <= bindparam(f"{prefix}end", period.end)
    if period.start is None:
        return until
    return and_(source.day >= bindparam(f"{prefix}start", period.start), until)


def is_weekend(source: SumsSource) -> ColumnElement[bool]:
    """That a day is a Saturday or Sunday."""
    return literal_column(f"EXTRACT(ISODOW FROM {source.day.name}) > 5")


def _of_names(each: PlanFilter, number: int, source: SumsSource, vocabulary: Vocabulary) -> ColumnElement[bool]:
    if each.field == "account":
        column = source.relation.c.account_id
        values: list[Any] = _account_ids(each.names, vocabulary)
    else:
        column, values = source.relation.c[each.field], list(each.names)
    among: ColumnElement[bool] = column.in_(bindparam(f"{each.field}_{number}", values, expanding=True))
    return among if each.op == "in" else not_(among)


def _account_ids(names: Iterable[str], vocabulary: Vocabulary) -> list[int]:
    meant = {name.casefold() for name in names}
    return [account.id for account in vocabulary.accounts if account.name.casefold() in meant]


def _of_day_type(each: PlanFilter, source: SumsSource) -> ColumnElement[bool]:
    named = set(each.names) if each.op == "in" else {"weekday", WEEKEND} - set(each.names)
    weekend = is_weekend(source)
    wanted = [weekend] if WEEKEND in named else []
    wanted += [not_(weekend)] if "weekday" in named else []
    return or_(*wanted) if wanted else literal_column("false")


def _of_amount(each: PlanFilter, number: int) -> ColumnElement[bool]:
    """By the whole amount of a transaction, whichever way the money went."""
    size = func.abs(PARTS.c.transaction_amount)
    values: list[ColumnElement[Any]] = [
        bindparam(f"amount_{number}_{place}", amount) for place, amount in enumerate(each.amounts, 1)
    ]
    if each.op == "between":
        return and_(size >= values[0], size <= values[1])
    compared: ColumnElement[bool] = COMPARISONS[each.op](size, values[0])
    return compared
