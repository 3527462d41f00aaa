"""How many transactions a client's filter selects, and what they sum up to in each currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import ColumnElement, Numeric, SQLColumnExpression, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from finpulse.models import Transaction
from finpulse.models.transactions import split_parts
from finpulse.transactions.filters import Selection
from finpulse.transactions.search import limited_time, narrowed

# A million rows take some tenths of a second.
SUM_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class CurrencySums:
    """Transactions of one currency; both sums are positive."""

    currency: str
    count: int
    money_in: Decimal
    money_out: Decimal

    @property
    def net(self) -> Decimal:
        """What came in less what went out."""
        return self.money_in - self.money_out


def sums_of(session: Session, owner_id: int, selection: Selection) -> list[CurrencySums]:
    """The sums by currency, in the order of their codes. Of what was split, a category's parts count alone.

    Raises SearchTooLong where adding them up takes too long.
    """
    row = aliased(Transaction, narrowed(session, owner_id, selection).subquery())
    amount = _amount(row, selection.category)
    found = (
        select(row.currency, func.count(), _sum_of(amount, amount > 0), _sum_of(-amount, amount < 0))
        .where(*selection.days(row), *selection.conditions(row))
        .group_by(row.currency)
        .order_by(row.currency)
    )
    with limited_time(session, SUM_SECONDS):
        return [CurrencySums(*sums) for sums in session.execute(found)]


def _sum_of(amount: SQLColumnExpression[Decimal], meant: ColumnElement[bool]) -> ColumnElement[Decimal]:
    return func.coalesce(func.sum(amount).filter(meant), 0)


def _amount(row: type[Transaction], category: str | None) -> SQLColumnExpression[Decimal]:
    """A row's amount, or that of its parts in the category that is asked for."""
    if category is None:
        return row.amount
    return case((row.splits.is_(None), row.amount), else_=_of_parts(row, category))


def _of_parts(row: type[Transaction], category: str) -> ColumnElement[Decimal]:
    part = split_parts(row).lateral()
    return select(cast(func.sum(part.c.amount), Numeric)).where(part.c.category == category).scalar_subquery()
