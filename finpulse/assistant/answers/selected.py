"""Whether what was read already is what a plan's filters let through."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Protocol

from finpulse.assistant.queries.conditions import COMPARISONS, WEEKEND
from finpulse.metrics.plan import PlanFilter


class Filterable(Protocol):
    """A row with the fields that filters speak of."""

    @property
    def day(self) -> date: ...
    @property
    def merchant(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def currency(self) -> str: ...
    @property
    def amount(self) -> Decimal: ...


def selected(row: Filterable, filters: Iterable[PlanFilter]) -> bool:
    """Whether all filters let the row through."""
    return all(_holds(row, each) for each in filters)


def holds_amount(size: Decimal, each: PlanFilter) -> bool:
    """Whether a filter of amounts lets this size through."""
    if each.op == "between":
        return each.amounts[0] <= size <= each.amounts[1]
    return bool(COMPARISONS[each.op](size, each.amounts[0]))


def holds_name(name: str, each: PlanFilter) -> bool:
    """Whether a filter of names lets this one through, whatever its case."""
    return (name.casefold() in {one.casefold() for one in each.names}) == (each.op == "in")


def _holds(row: Filterable, each: PlanFilter) -> bool:
    if each.field == "amount":
        return holds_amount(abs(row.amount), each)
    if each.field == "day_type":
        return holds_name(WEEKEND if row.day.weekday() > 4 else "weekday", each)
    return holds_name(str(getattr(row, each.field)), each)
