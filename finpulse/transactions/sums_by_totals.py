"""What a filter sums up to by the kept totals of days and months, without a look at each of its transactions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, case, func, literal, select, true, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from finpulse.models import CategoryDay, CategoryMonth, MerchantMonth, Transaction, UserStats
from finpulse.models.transactions import split_parts
from finpulse.periods import Period
from finpulse.transactions.currency_sums import CurrencySums, sums_query
from finpulse.transactions.filters import Selection

Sums = Select[*tuple[Any, ...]]


def sums_by_totals(session: Session, owner_id: int, selection: Selection) -> list[CurrencySums]:
    """The sums by currency of a selection that totals tell (`is_told_by_totals`), in one round trip.

    Totals count each part of what was split, and nothing that still waits: both are few, and are looked at row by row.
    """
    parts = union_all(*_pieces(owner_id, selection)).subquery()
    count = func.sum(parts.c.count)
    query = select(parts.c.currency, count, func.sum(parts.c.money_in), func.sum(parts.c.money_out))
    found = session.execute(query.group_by(parts.c.currency).having(count > 0).order_by(parts.c.currency))
    return [CurrencySums(currency, int(number), *sums) for currency, number, *sums in found]


def _pieces(owner_id: int, selection: Selection) -> Iterator[Sums]:
    """What adds up to the sums: totals, less the parts of what was split, and the rows that totals don't have so."""
    if whole := selection.period.whole_months():
        months = CategoryMonth if selection.merchant is None else MerchantMonth
        yield _of_totals(owner_id, selection, months, months.month, whole)
    for odd in selection.period.odd_days():
        yield _of_totals(owner_id, selection, CategoryDay, CategoryDay.day, odd)
    yield _less_parts(owner_id, selection)
    mine = Transaction.owner_id == owner_id
    yield sums_query(Transaction, selection, mine, Transaction.splits.is_not(None))
    if selection.kind is None:  # What waits is of no kind.
        yield sums_query(Transaction, selection, mine, Transaction.fingerprint.is_(None), Transaction.splits.is_(None))


def _of_totals(
    owner_id: int,
    selection: Selection,
    totals: type[CategoryDay] | type[CategoryMonth] | type[MerchantMonth],
    day: InstrumentedAttribute[date],
    days: Period,
) -> Sums:
    query = select(
        totals.currency,
        (totals.count_in + totals.count_out).label("count"),
        totals.money_in.label("money_in"),
        totals.money_out.label("money_out"),
    ).where(totals.owner_id == owner_id, day.between(days.start, days.end))
    if selection.currency is None:
        # Naming the currencies lets the primary key find the days of each without a walk through all.
        codes = select(UserStats.currency).where(UserStats.owner_id == owner_id)
        query = query.where(totals.currency == func.any(func.array(codes.scalar_subquery())))
    else:
        query = query.where(totals.currency == selection.currency)
    if selection.account_id is not None:
        query = query.where(totals.account_id == selection.account_id)
    if issubclass(totals, MerchantMonth):
        query = query.where(func.lower(totals.merchant) == func.lower(selection.merchant))
    return query.where(*_of_category(selection, totals.category))


def _less_parts(owner_id: int, selection: Selection) -> Sums:
    """What totals have of split rows, to be taken off."""
    part = split_parts(Transaction).lateral()
    query = select(
        Transaction.currency,
        literal(-1).label("count"),
        case((part.c.amount > 0, -part.c.amount), else_=0).label("money_in"),
        case((part.c.amount < 0, part.c.amount), else_=0).label("money_out"),
    ).join(part, true())
    query = query.where(Transaction.owner_id == owner_id, Transaction.splits.is_not(None))
    query = query.where(Transaction.fingerprint.is_not(None), *selection.days(Transaction))
    if selection.merchant is not None:
        query = query.where(func.lower(Transaction.merchant) == func.lower(selection.merchant))
    for column, value in ((Transaction.account_id, selection.account_id), (Transaction.currency, selection.currency)):
        if value is not None:
            query = query.where(column == value)
    return query.where(*_of_category(selection, part.c.category))


def _of_category(selection: Selection, category: SQLColumnExpression[str]) -> Iterator[ColumnElement[bool]]:
    if selection.category is not None:
        yield category == selection.category
    if selection.kind is not None:
        yield selection.kind.includes(category)
