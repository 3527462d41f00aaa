"""Transactions of one currency as their count and sums, and the query that adds rows up to such."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Numeric, Select, SQLColumnExpression, case, cast, func, select

from finpulse.models import Transaction
from finpulse.models.transactions import split_parts
from finpulse.transactions.filters import Selection


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


def sums_query(
    row: type[Transaction], selection: Selection, *among: ColumnElement[bool]
) -> Select[str, int, Decimal, Decimal]:
    """Currency, count, money_in and money_out of what is meant among some rows, in the order of the currencies.

    Of what was split, the parts in the category and of the kind that are asked for count alone.
    """
    amount = _amount(row, selection)
    sums = select(
        row.currency,
        func.count().label("count"),
        _sum_of(amount, amount > 0).label("money_in"),
        _sum_of(-amount, amount < 0).label("money_out"),
    ).where(*among, *selection.days(row), *selection.conditions(row))
    return sums.group_by(row.currency).order_by(row.currency)


def _sum_of(amount: SQLColumnExpression[Decimal], meant: ColumnElement[bool]) -> ColumnElement[Decimal]:
    return func.coalesce(func.sum(amount).filter(meant), 0)


def _amount(row: type[Transaction], selection: Selection) -> SQLColumnExpression[Decimal]:
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
