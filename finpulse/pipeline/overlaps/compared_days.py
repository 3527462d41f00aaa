"""A statement's days in parts that are compared at once, and what the account has on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from finpulse.periods import Period
from finpulse.pipeline.overlaps import compare_sql as sql

# So many rows are compared at a time, with the days around them.
PART_ROWS: Final = 20_000
# Where the account has more on these days, and many times what the statement has, the statement is no list of the same
# transactions, and only what is equal is the same.
MOST_STORED: Final = 2_000
MOST_TIMES: Final = 5


class ComparedDays(NamedTuple):
    """Days of a statement, how many rows it has on them, what these come to, and what the account has there.

    `stored` is about how many transactions it has on these days, by the kept totals, in whole months; `touches` is
    whether it has any on them or near them.
    """

    days: Period
    rows: int
    amount: Decimal
    stored: int
    touches: bool

    @property
    def is_comparable(self) -> bool:
        """Whether its rows can be what the account has there: not where that is nothing, or far too much."""
        return self.touches and not self.meets_too_many

    @property
    def meets_too_many(self) -> bool:
        """Whether no list of the same transactions has so few rows."""
        return self.touches and self.stored > max(MOST_STORED, MOST_TIMES * self.rows)


def days_in_parts(session: Session, key: Mapping[str, Any]) -> Iterator[ComparedDays]:
    """A statement's days in parts of about `PART_ROWS`, none of which cuts a day."""
    for days, rows, amount in _parts(session.execute(sql.DAY_SUMS, key).all()):
        yield days_beside(session, key, days, rows, amount)


def days_beside(
    session: Session, key: Mapping[str, Any], days: Period, rows: int, amount: Decimal = Decimal(0)
) -> ComparedDays:
    """So many rows on some days beside what the account has there."""
    there = session.execute(sql.STORED_ON_DAYS, {**key, "first_day": days.start, "last_day": days.end}).one()
    return ComparedDays(days, rows, amount, there.stored, there.touches)


def _parts(sums: Iterable[Any]) -> Iterator[tuple[Period, int, Decimal]]:
    """Days in their order, each with its rows and what they come to -> parts of them, with the same."""
    first: date | None = None
    last, rows, amount = date.min, 0, Decimal(0)
    for on_day in sums:
        if first is not None and rows + on_day.rows > PART_ROWS:
            yield Period(first, last), rows, amount
            first, rows, amount = None, 0, Decimal(0)
        first = on_day.day if first is None else first
        last, rows, amount = on_day.day, rows + on_day.rows, amount + on_day.amount
    if first is not None:
        yield Period(first, last), rows, amount
