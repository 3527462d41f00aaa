"""How many transactions a client's filter selects, and what they sum up to in each currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy.orm import Session, aliased

from finpulse.models import Transaction
from finpulse.transactions.currency_sums import CurrencySums, sums_query
from finpulse.transactions.filters import Selection
from finpulse.transactions.search import limited_time, narrowed
from finpulse.transactions.sums_by_totals import sums_by_totals

# A million rows take some tenths of a second.
SUM_SECONDS: Final = 10.0
_NOTHING: Final = Decimal(0)


def sums_of(session: Session, owner_id: int, selection: Selection) -> list[CurrencySums]:
    """The sums by currency, in the order of their codes. Of what was split, a category's parts count alone.

    Raises SearchTooLong where adding them up takes too long.
    """
    if selection.is_told_by_totals:
        return sums_by_totals(session, owner_id, selection)
    row = aliased(Transaction, narrowed(session, owner_id, selection).subquery())
    with limited_time(session, SUM_SECONDS):
        return [CurrencySums(*sums) for sums in session.execute(sums_query(row, selection))]


def sums_of_day(session: Session, owner_id: int, selection: Selection, day: date) -> list[CurrencySums]:
    """The same of one day, whose rows are few."""
    of_day = replace(selection, start=day, end=day)
    if of_day.is_told_by_totals:
        return sums_by_totals(session, owner_id, of_day)
    query = sums_query(Transaction, of_day, Transaction.owner_id == owner_id)
    return [CurrencySums(*sums) for sums in session.execute(query)]


def sums_of_rows(rows: Sequence[Transaction], selection: Selection) -> list[CurrencySums]:
    """The same of rows that are at hand, and are what a selection means as a whole."""
    found: dict[str, CurrencySums] = {}
    for row in rows:
        amount = _meant_of(row, selection)
        before = found.get(row.currency, CurrencySums(row.currency, 0, _NOTHING, _NOTHING))
        money_in, money_out = before.money_in + max(amount, _NOTHING), before.money_out + max(-amount, _NOTHING)
        found[row.currency] = CurrencySums(row.currency, before.count + 1, money_in, money_out)
    return [found[currency] for currency in sorted(found)]


def _meant_of(row: Transaction, selection: Selection) -> Decimal:
    """A row's amount, or that of its parts in the category and of the kind that are asked for."""
    if not row.splits or (selection.category is None and selection.kind is None):
        return row.amount
    return sum((part["amount"] for part in row.parts if selection.means_part(part["category"])), _NOTHING)
