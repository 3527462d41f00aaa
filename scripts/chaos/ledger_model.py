"""What users have uploaded -> what must stand in their accounts, worked out from the files alone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

FIRST_DAY: Final = date(2024, 1, 1)
HEADER: Final = "Date,Description,Amount,Currency,Balance\n"
OPENING: Final = Decimal("250.00")
SHOPS: Final = ("TESCO STORES", "SHELL FUEL", "UBER TRIP", "NETFLIX COM", "BOOTS PHARMACY", "STARBUCKS COFFEE")


class Row(NamedTuple):
    """A transaction as the file states it; no two have the same text."""

    text: str
    day: date
    amount: Decimal


@dataclass(frozen=True)
class MadeStatement:
    """An upload: where its file lies, what it says, and whether it prints the balance after each row."""

    path: Path
    rows: tuple[Row, ...]
    has_balance: bool = False

    @property
    def name(self) -> str:
        """The name under which it is uploaded."""
        return self.path.name


@dataclass
class AccountModel:
    """An account as it must be: each row of a statement once, however often that was sent; none of what was undone.

    What was read the other way round moves the other way.
    """

    account_id: int
    statements: dict[str, MadeStatement] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    inverted: set[str] = field(default_factory=set)

    def take(self, statement: MadeStatement) -> None:
        """Bring a statement's rows in; those that are there already are duplicates."""
        self.statements[statement.name] = statement

    @property
    def rows(self) -> set[Row]:
        """Every row that must stand in the account."""
        rows: set[Row] = set()
        for name in self.statements.keys() - self.undone:
            sign = -1 if name in self.inverted else 1
            rows.update(row._replace(amount=sign * row.amount) for row in self.statements[name].rows)
        return rows

    @property
    def moved(self) -> Decimal:
        """What all rows moved."""
        return sum((row.amount for row in self.rows), Decimal(0))

    def by_month(self) -> Counter[str]:
        """How many rows each month has, by YYYY-MM."""
        return Counter(row.day.isoformat()[:7] for row in self.rows)


def make_statement(
    folder: Path, chance: random.Random, number: int, rows: int, *, has_balance: bool = False
) -> MadeStatement:
    """Write a CSV statement; each number is another, by texts that no other has."""
    made = tuple(_rows(chance, number, rows))
    return _write(folder / f"statement-{number:05}.csv", made, has_balance=has_balance)


def _write(path: Path, rows: tuple[Row, ...], *, has_balance: bool = False) -> MadeStatement:
    balances = accumulate((row.amount for row in rows), initial=OPENING)
    next(balances)
    lines = (
        f"{row.day},{row.text},{row.amount},GBP,{balance if has_balance else ''}\n"
        for row, balance in zip(rows, balances, strict=True)
    )
    path.write_text(HEADER + "".join(lines), encoding="ascii")
    return MadeStatement(path, rows, has_balance)


def make_transfers(folder: Path, number: int, count: int) -> tuple[MadeStatement, MadeStatement]:
    """Statements of two accounts with both sides of so many transfers, no two of one amount."""
    days = [FIRST_DAY + timedelta(days=place * 365 // count) for place in range(count)]
    amounts = [Decimal(100_000 * (number % 1_000 + 1) + place) / 100 + 1_000 for place in range(count)]
    out = tuple(
        Row(f"TRANSFER TO SAVINGS T{number:05}{place:04}", day, -amount)
        for place, (day, amount) in enumerate(zip(days, amounts, strict=True))
    )
    into = tuple(
        Row(f"TRANSFER FROM EVERYDAY T{number:05}{place:04}", day, amount)
        for place, (day, amount) in enumerate(zip(days, amounts, strict=True))
    )
    return (
        _write(folder / f"transfers-{number:05}-out.csv", out, has_balance=True),
        _write(folder / f"transfers-{number:05}-in.csv", into, has_balance=True),
    )


def _rows(chance: random.Random, number: int, rows: int) -> Iterator[Row]:
    for place in range(rows):
        day = FIRST_DAY + timedelta(days=place * 365 // rows)
        pence = chance.randrange(100, 30_000) * (1 if place % 9 == 0 else -1)
        yield Row(f"CARD {chance.choice(SHOPS)} C{number:05}{place:07}", day, Decimal(pence) / 100)
