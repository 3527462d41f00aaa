"""How many transactions a client's filter selects, and what they sum up to in each currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import ColumnElement, Numeric, Select, SQLColumnExpression, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from finpulse.models import Transaction
from finpulse.models.transactions import split_parts
from finpulse.transactions.filters import Selection
from finpulse.transactions.search import limited_time, narrowed

# A million rows take some tenths of a second.
SUM_SECONDS: Final = 10.0
_NOTHING: Final = Decimal(0)


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


def sums_of_day(session: Session, owner_id: int, selection: Selection, day: date) -> list[CurrencySums]:
    """The same of one day."""
    of_day = replace(selection, start=day, end=day)
    mine = select(Transaction).where(Transaction.owner_id == owner_id, *of_day.days(Transaction))
    return [CurrencySums(*sums) for sums in session.execute(_sums(aliased(Transaction, mine.subquery()), of_day))]


def sums_of_rows(rows: Sequence[Transaction], selection: Selection) -> list[CurrencySums]:
    """The same of rows that are at hand, and are what a selection means as a whole."""
    found: dict[str, CurrencySums] = {}
    for row in rows:
        amount = _meant_of(row, selection)
        before = found.get(row.currency, CurrencySums(row.currency, 0, _NOTHING, _NOTHING))
        money_in, money_out = before.money_in + max(amount, _NOTHING), before.money_out + max(-amount, _NOTHING)
        found[row.currency] = CurrencySums(row.currency, before.count + 1, money_in, money_out)
    return [found[currency] for currency in sorted(found)]


def _sums(row: type[Transaction], selection: Selection) -> Select[str, int, Decimal, Decimal]:
    """Currency, count and both sums of what is meant among some rows."""
    amount = _amount(row, selection)
    what = select(row.currency, func.count(), _sum_of(amount, amount > 0), _sum_of(-amount, amount < 0))
    meant = what.where(*selection.days(row), *selection.conditions(row))
    return meant.group_by(row.currency).order_by(row.currency)


def _meant_of(row: Transaction, selection: Selection) -> Decimal:
    """A row's amount, or that of its parts in the category and of the kind that are asked for."""
    if not row.splits or (selection.category is None and selection.kind is None):
        return row.amount
    return sum((part["amount"] for part in row.parts if selection.means_part(part["category"])), _NOTHING)


def _sum_of(amount: SQLColumnExpression[Decimal], meant: ColumnElement[bool]) -> ColumnElement[Decimal]:
    return func.coalesce(func.sum(amount).filter(meant), 0)


def _amount(row: type[Transaction], selection: Selection) -> SQLColumnExpression[Decimal]:
    """The same as SQL."""
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
