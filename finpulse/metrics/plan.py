"""A question as a typed plan: which metric, of which rows and days, compared to what, in which groups and order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

FilterField = Literal["category", "merchant", "account", "kind", "day_type", "currency", "amount"]
FilterOp = Literal["in", "not_in", ">", ">=", "<", "<=", "=", "between"]
Dimension = Literal["category", "merchant", "account", "day", "week", "month", "day_type"]
Order = Literal["asc", "desc"]
SortBy = Literal["date", "amount"]

DIMENSIONS: Final[tuple[Dimension, ...]] = ("category", "merchant", "account", "day", "week", "month", "day_type")


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """Days from `start` (None: the beginning) to `end`, both included, and the name that the period goes by.

    >>> PlanPeriod("may_2026", date(2026, 5, 1), date(2026, 5, 31)).to_json()
    {'label': 'may_2026', 'start': '2026-05-01', 'end': '2026-05-31'}
    """

    label: str
    start: date | None
    end: date

    def to_json(self) -> dict[str, str | None]:
        """{label, start, end}, as an answer tells it."""
        return {
            "label": self.label,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """A condition on transactions: names with `in` or `not_in`, an absolute amount with a comparison.

    `names` are as the user has them; `amounts` one number, or two for `between`. One of both is empty.
    """

    field: FilterField
    op: FilterOp
    names: tuple[str, ...] = ()
    amounts: tuple[Decimal, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """{field, op, value}: a list of names, a number as a string, or two of them for `between`."""
        if self.field != "amount":
            return {"field": self.field, "op": self.op, "value": list(self.names)}
        told = [format(amount, "f") for amount in self.amounts]
        return {"field": self.field, "op": self.op, "value": told if self.op == "between" else told[0]}


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """What is to be worked out. `evidence` names, for each slot, the words of the question that say so.

    `period` None where the metric has none, as a balance; `limit` keeps the first groups or rows in `order`, and
    `limit_per` is the dimension of which each group keeps its first `limit`.
    """

    metric: str
    period: PlanPeriod | None = None
    filters: tuple[PlanFilter, ...] = ()
    compare_to: PlanPeriod | None = None
    group_by: tuple[Dimension, ...] = ()
    order: Order | None = None
    sort_by: SortBy | None = None
    limit: int | None = None
    limit_per: Dimension | None = None
    evidence: Mapping[str, str] = field(default_factory=dict, compare=False)

    def to_json(self) -> dict[str, Any]:
        """The plan as an answer tells it; every slot is there, null where it says nothing."""
        return {
            "metric": self.metric,
            "filters": [each.to_json() for each in self.filters],
            "period": self.period.to_json() if self.period else None,
            "compare_to": self.compare_to.to_json() if self.compare_to else None,
            "group_by": list(self.group_by),
            "order": self.order,
            "sort_by": self.sort_by,
            "limit": self.limit,
            "limit_per": self.limit_per,
        }

    def names_of(self, name: FilterField) -> tuple[str, ...]:
        """All names that filters `in` of this field keep."""
        return tuple(value for each in self.filters if each.field == name and each.op == "in" for value in each.names)
