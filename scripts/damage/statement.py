"""A made statement: its rows in the order of time, the figures that it states, and whether these contradict them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

# Neighbouring rows that stand further from each other than this are not booked one after the other.
MONTHS: Final = timedelta(days=90)


@dataclass(frozen=True)
class Row:
    """A row as it is printed; `part` is the account or message that it belongs to.

    `moved` is what the row moves the balance by, of which `fee` stands in a column of its own. `balance` is the one
    after the row, below zero for what is owed, None where none is printed.
    """

    day: date
    moved: Decimal
    text: str
    part: int = 0
    balance: Decimal | None = None
    fee: Decimal = Decimal(0)

    @property
    def amount(self) -> Decimal:
        """The amount without the fee."""
        return self.moved + self.fee


@dataclass(frozen=True)
class Part:
    """An account, or a message about one, and what is stated of its rows; None for what is not."""

    currency: str
    opening: Decimal | None = None
    closing: Decimal | None = None
    money_in: Decimal | None = None
    money_out: Decimal | None = None
    count_in: int | None = None
    count_out: int | None = None


@dataclass(frozen=True)
class Statement:
    """Rows of one or several parts. `begins` and `ends` are the days that the statement is about."""

    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    begins: date
    ends: date

    def of_part(self, part: int) -> list[Row]:
        """The rows of a part."""
        return [row for row in self.rows if row.part == part]

    def currency(self, row: Row) -> str:
        """The currency of a row."""
        return self.parts[row.part].currency


@dataclass(frozen=True)
class Case:
    """A statement, how a file is made of it, and what a person knows of the account.

    `is_provable` is false where nothing in the file can prove it, so that only a false proof counts. `has_days` is true
    where the order of the days is proof of a day that is out of it.
    """

    kind: str
    told: str
    statement: Statement
    write: Callable[[Statement], bytes]
    hints: dict[str, Any]
    is_provable: bool = True


def contradicts_itself(statement: Statement) -> bool:
    """Whether a figure of a statement says something else than its rows: the plain model of a proof."""
    parts = [(statement.of_part(number), part) for number, part in enumerate(statement.parts)]
    return any(_breaks(rows, part) or _differs(rows, part) or any(_leaps_back(rows)) for rows, part in parts)


def _breaks(rows: Sequence[Row], part: Part) -> bool:
    """Whether one printed balance does not follow from the one before it."""
    known, since = part.opening, Decimal(0)
    for row in rows:
        since += row.moved
        if row.balance is not None:
            if known is not None and known + since != row.balance:
                return True
            known, since = row.balance, Decimal(0)
    return None not in (known, part.closing) and (known or 0) + since != part.closing


def _differs(rows: Iterable[Row], part: Part) -> bool:
    """Whether a stated sum or count is not that of the rows."""
    sums = sums_of(rows)
    stated = (part.money_in, part.money_out, part.count_in, part.count_out)
    return any(figure is not None and figure != found for figure, found in zip(stated, sums, strict=True))


def sums_of(rows: Iterable[Row]) -> tuple[Decimal, Decimal, int, int]:
    """Money in, money out, and how many rows each."""
    moved = [row.moved for row in rows]
    into, out = [each for each in moved if each > 0], [-each for each in moved if each < 0]
    return sum(into, Decimal(0)), sum(out, Decimal(0)), len(into), len(out)


def _leaps_back(rows: Sequence[Row]) -> Iterator[bool]:
    """Whether a row that a running balance puts between two others is months away from one of them, against time."""
    for row, later in pairwise(rows):
        yield row.balance is not None and later.balance is not None and row.day - later.day > MONTHS
