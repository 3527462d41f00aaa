"""The orders that transactions are listed in, each with the key by which a page goes on where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from finpulse.models import Transaction
from finpulse.numbers import whole_number

SORTS: Final = ("date", "-date", "amount", "-amount", "created_at", "-created_at")
# The values of an order's key in one row.
Place = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ListOrder:
    """By day, by amount, or by when rows were stored: the newest or the largest first, unless it `rises`.

    Of equal ones the later stored counts as the newer. Ids are given in the order of storing, so `created_at` goes by
    them alone.
    """

    by: str = "date"
    rises: bool = False

    def key(self, row: type[Transaction] | Transaction) -> tuple[Any, ...]:
        """The columns that it goes by, or their values in one row."""
        if self.by == "created_at":
            return (row.id,)
        return (row.date if self.by == "date" else row.amount, row.id)

    def columns(self, row: type[Transaction]) -> list[ColumnElement[Any]]:
        """What a query orders its rows by."""
        key: tuple[InstrumentedAttribute[Any], ...] = self.key(row)
        return [column.asc() if self.rises else column.desc() for column in key]

    def behind(self, row: type[Transaction], place: Place) -> ColumnElement[bool]:
        """That a row comes after a place."""
        key: ColumnElement[Any] = tuple_(*self.key(row))
        return key > place if self.rises else key < place

    def place_at_day(self, day: date) -> Place:
        """Right before the rows of a day; the order must be one of days."""
        return (date.fromordinal(day.toordinal() - 1), 2**63 - 1) if self.rises else (_day_after(day), 0)


def order_of(sort: str) -> ListOrder:
    """The order of one of SORTS.

    >>> order_of("-amount")
    ListOrder(by='amount', rises=True)
    """
    return ListOrder(sort.removeprefix("-"), sort.startswith("-"))


def written(place: Place) -> list[str | int]:
    """A place as a cursor can hold it.

    >>> written((date(2026, 1, 31), 5)), written((Decimal("-7.50"), 5))
    (['2026-01-31', 5], ['-7.50', 5])
    """
    return [part if isinstance(part, int) else str(part) for part in place]


def read_place(order: ListOrder, parts: Sequence[object]) -> Place:
    """The place that `written` has written. Raises ValueError and TypeError for what it can't have been."""
    *values, row_id = parts
    number = whole_number(row_id)
    if number is None or len(values) != len(order.key(Transaction)) - 1:
        raise ValueError(parts)
    return (*(_read(order, value) for value in values), number)


def _read(order: ListOrder, value: object) -> date | Decimal:
    if not isinstance(value, str):
        raise TypeError(value)
    if order.by == "date":
        return date.fromisoformat(value)
    amount = Decimal(value) if value.isascii() and len(value) < _MOST_LETTERS else Decimal("NaN")
    if not amount.is_finite():
        raise ValueError(value)
    return amount


# More than the longest amount has, and little enough to be read in no time.
_MOST_LETTERS: Final = 80


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
