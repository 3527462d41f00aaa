"""How many transactions a client's filter selects, and what they sum up to in each currency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Numeric, SQLColumnExpression, case, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

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
    with limited_time(session, SUM_SECONDS):
        return [CurrencySums(*sums) for sums in session.execute(_sums(row, selection))]


def day_sums(
    session: Session, owner_id: int, selection: Selection, first: date, last: date
) -> dict[date, list[CurrencySums]]:
    """The same of each day that has such transactions, between two days."""
    days = replace(selection, start=first, end=last)
    row = aliased(
        Transaction, select(Transaction).where(Transaction.owner_id == owner_id, *days.days(Transaction)).subquery()
    )
    by_day: dict[date, list[CurrencySums]] = {}
    for day, *sums in session.execute(_sums(row, days, row.date)):
        by_day.setdefault(day, []).append(CurrencySums(*sums))
    return by_day


def _sums(row: type[Transaction], selection: Selection, *by: InstrumentedAttribute[date]) -> Any:
    """Currency, count and both sums of what is meant among some rows, behind what else it is told by."""
    amount = _amount(row, selection)
    what = (row.currency, func.count(), _sum_of(amount, amount > 0), _sum_of(-amount, amount < 0))
    meant = select(*by, *what).where(*selection.days(row), *selection.conditions(row))
    return meant.group_by(*by, row.currency).order_by(*by, row.currency)


def _sum_of(amount: SQLColumnExpression[Decimal], meant: ColumnElement[bool]) -> ColumnElement[Decimal]:
    return func.coalesce(func.sum(amount).filter(meant), 0)


def _amount(row: type[Transaction], selection: Selection) -> SQLColumnExpression[Decimal]:
    """A row's amount, or that of its parts in the category and of the kind that are asked for."""
    if selection.category is None and selection.kind is None:
        return row.amount
    return case((row.splits.is_(None), row.amount), else_=_of_parts(row, selection))


def _of_parts(row: type[Transaction], selection: Selection) -> ColumnElement[Decimal]:
    part = split_parts(row).lateral()
    amount = select(cast(func.sum(part.c.amount), Numeric))
    if selection.category is not None:
        amount = amount.where(part.c.category == selection.category)
    if selection.kind is not None:
        amount = amount.where(selection.kind.includes(part.c.category))
    return amount.scalar_subquery()
