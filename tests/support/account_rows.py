"""What an account is made of in its model: the bank's movements, rows, statements, and spans of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Movement(NamedTuple):
    """What really moved the account, as its bank knows it."""

    day: date
    amount: Decimal


class Same(NamedTuple):
    """What makes two rows the same transaction; `occurrence` tells equal ones apart."""

    day: date
    amount: Decimal
    currency: str
    text: str
    occurrence: int = 0


@dataclass
class Row:
    """A stored transaction: whose it is now, who else has brought it, and what its user has made of it.

    `movement` is the number of what it shows, None for one that was posted; of those the API has told the `id`.
    """

    same: Same
    movement: int | None
    owner: int | None
    day: date
    text: str
    note: str | None = None
    tags: tuple[str, ...] = ()
    splits: tuple[tuple[Decimal, str], ...] | None = None
    id: int | None = None
    others: set[int] = field(default_factory=set)
    is_counted: bool = False
    is_forgotten: bool = False

    def is_of(self, job: int) -> bool:
        return job == self.owner or job in self.others


@dataclass
class Brought:
    """A statement of the movements from one to another, and how its job says that it was read."""

    job: int
    first: int
    last: int
    currency: str
    is_inverted: bool
    has_balance: bool
    verdict: str

    @property
    def tells_balances(self) -> bool:
        """As the bank wrote it, its balances follow from its rows; read otherwise, it tells none."""
        return self.has_balance and not self.is_inverted


class Span(NamedTuple):
    first_day: date
    last_day: date
    opening: Decimal | None
    closing: Decimal | None
    verdict: str
    jobs: tuple[int, ...]
