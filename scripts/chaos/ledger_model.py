"""What users have uploaded -> what must stand in their accounts, worked out from the files alone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

FIRST_DAY: Final = date(2024, 1, 1)
HEADER: Final = "Date,Description,Amount,Currency\n"
SHOPS: Final = ("TESCO STORES", "SHELL FUEL", "UBER TRIP", "NETFLIX COM", "BOOTS PHARMACY", "STARBUCKS COFFEE")


class Row(NamedTuple):
    """A transaction as the file states it; no two have the same text."""

    text: str
    day: date
    amount: Decimal


@dataclass(frozen=True)
class MadeStatement:
    """An upload: where its file lies, and what it says."""

    path: Path
    rows: tuple[Row, ...]


@dataclass
class AccountModel:
    """An account as it must be: each row once, however often its statement was sent."""

    account_id: int
    rows: set[Row] = field(default_factory=set)

    def take(self, statement: MadeStatement) -> None:
        """Bring a statement's rows in; those that are there already are duplicates."""
        self.rows.update(statement.rows)

    @property
    def moved(self) -> Decimal:
        """What all rows moved."""
        return sum((row.amount for row in self.rows), Decimal(0))

    def by_month(self) -> Counter[str]:
        """How many rows each month has, by YYYY-MM."""
        return Counter(row.day.isoformat()[:7] for row in self.rows)


def make_statement(folder: Path, chance: random.Random, number: int, rows: int) -> MadeStatement:
    """Write a CSV statement; each number is another, by texts that no other has."""
    made = tuple(_rows(chance, number, rows))
    path = folder / f"statement-{number:05}.csv"
    lines = (f"{row.day},{row.text},{row.amount},GBP\n" for row in made)
    path.write_text(HEADER + "".join(lines), encoding="ascii")
    return MadeStatement(path, made)


def _rows(chance: random.Random, number: int, rows: int) -> Iterator[Row]:
    for place in range(rows):
        day = FIRST_DAY + timedelta(days=place * 365 // rows)
        pence = chance.randrange(100, 30_000) * (1 if place % 9 == 0 else -1)
        yield Row(f"CARD {chance.choice(SHOPS)} C{number:05}{place:07}", day, Decimal(pence) / 100)
