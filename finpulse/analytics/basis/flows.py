"""Kept totals -> money in and out by currency and category, of several windows of days at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CompoundSelect,
    Date,
    Select,
    TableValuedAlias,
    Text,
    cast,
    column,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from finpulse.analytics.basis.scope import Scope
from finpulse.cleaning.taxonomy import Kind
from finpulse.models import CategoryDay, CategoryMonth
from finpulse.periods import Period


@dataclass(frozen=True, slots=True)
class Flow:
    """Money in and money out, both positive, and how many transactions they are."""

    money_in: Decimal = Decimal(0)
    money_out: Decimal = Decimal(0)
    count: int = 0

    def __add__(self, other: Flow) -> Flow:
        return Flow(self.money_in + other.money_in, self.money_out + other.money_out, self.count + other.count)

    @property
    def earned(self) -> Decimal:
        """What came in, less what went back."""
        return self.money_in - self.money_out

    @property
    def spent(self) -> Decimal:
        """What went out, less what was refunded, told positive."""
        return self.money_out - self.money_in

    def to_json(self) -> dict[str, Any]:
        """Count and both sums, as `excluded` tells them."""
        return {"count": self.count, "money_in": self.money_in, "money_out": self.money_out}


@dataclass(frozen=True, slots=True)
class Flows:
    """The flows of one window by currency and category."""

    scope: Scope
    cells: Mapping[tuple[str, str], Flow]

    def by_category(self, kind: Kind) -> dict[str, Flow]:
        """The flows of one kind in the scope's currency."""
        return {
            category: flow
            for (currency, category), flow in self.cells.items()
            if currency == self.scope.currency and self.scope.kind_of(category) == kind
        }

    def total(self, kind: Kind) -> Flow:
        """One kind's flows in the scope's currency as one."""
        return _sum(self.by_category(kind).values())

    def everything(self, currency: str) -> Flow:
        """All flows in one currency as one, transfers included."""
        return _sum(flow for (its_currency, _), flow in self.cells.items() if its_currency == currency)

    @property
    def income(self) -> Decimal:
        """Money in less money out in categories of income."""
        return self.total("income").earned

    @property
    def spending(self) -> Decimal:
        """Money out less refunds in categories of spending; 0 where the refunds are more."""
        return max(self.total("spending").spent, Decimal(0))

    @property
    def refunds(self) -> Decimal:
        """By how much the refunds in categories of spending are more than what went out there."""
        return max(-self.total("spending").spent, Decimal(0))

    @property
    def net(self) -> Decimal:
        """What came in as income or beyond spending, less what was spent."""
        return self.income + self.refunds - self.spending

    def excluded(self) -> dict[str, Any]:
        """What the figures leave out: {other_currencies: [{currency, count, money_in, money_out}], transfers}."""
        others = sorted({currency for currency, _ in self.cells} - {self.scope.currency})
        return {
            "other_currencies": [{"currency": other, **self.everything(other).to_json()} for other in others],
            "transfers": self.total("transfer").to_json(),
        }


def flows_of(session: Session, scope: Scope, windows: Mapping[str, Period]) -> dict[str, Flows]:
    """The flows of each named window in one round trip.

    Reads whole months from the totals of months and only the odd days from those of days, so that
    a long window costs its months and not its days.
    """
    cells: dict[str, dict[tuple[str, str], Flow]] = {name: {} for name in windows}
    for name, currency, category, *sums in session.execute(_query(scope, windows)):
        cell = cells[name]
        cell[currency, category] = cell.get((currency, category), Flow()) + Flow(*sums)
    return {name: Flows(scope, of_window) for name, of_window in cells.items()}


def _query(scope: Scope, windows: Mapping[str, Period]) -> CompoundSelect[*tuple[Any, ...]]:
    months = [(name, whole.start, whole.end) for name, window in windows.items() if (whole := window.whole_months())]
    days = [(name, odd.start, odd.end) for name, window in windows.items() for odd in window.odd_days()]
    parts = []
    if months:
        parts.append(_sums(scope, CategoryMonth, CategoryMonth.month, months))
    if days:
        parts.append(_sums(scope, CategoryDay, CategoryDay.day, days))
    return union_all(*parts)


def _sums(
    scope: Scope,
    totals: type[CategoryDay] | type[CategoryMonth],
    day: InstrumentedAttribute[date],
    pieces: list[tuple[str, date, date]],
) -> Select[*tuple[Any, ...]]:
    piece = _table_of(pieces)
    count = func.sum(totals.count_in + totals.count_out)
    of_piece = (
        select(
            totals.currency,
            totals.category,
            func.sum(totals.money_in).label("money_in"),
            func.sum(totals.money_out).label("money_out"),
            cast(count, BigInteger).label("count"),
        )
        # Naming the currencies lets the primary key find the days of each without a walk through all.
        .where(totals.owner_id == scope.owner_id, totals.currency.in_(scope.currencies))
        .where(day.between(piece.c.first, piece.c.last))
        .group_by(totals.currency, totals.category)
        .having(count > 0)
    )
    if scope.account_id is not None:
        of_piece = of_piece.where(totals.account_id == scope.account_id)
    # Summed piece by piece, each by the index: as a plain join the planner reads the whole table.
    sums = of_piece.lateral()
    return select(piece.c.name, *sums.c).join_from(piece, sums, true())


def _table_of(pieces: list[tuple[str, date, date]]) -> TableValuedAlias:
    """(name, first, last) as a table: three arrays, so that the statement is the same however many there are."""
    names, firsts, lasts = zip(*pieces, strict=True)
    return (
        func.unnest(literal(names, ARRAY(Text)), literal(firsts, ARRAY(Date)), literal(lasts, ARRAY(Date)))
        .table_valued(column("name", Text), column("first", Date), column("last", Date), name="piece")
        .render_derived()
    )


def _sum(flows: Iterable[Flow]) -> Flow:
    return sum(flows, Flow())
