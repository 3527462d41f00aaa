"""What is compared of a statement and of what the account has from elsewhere, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from finpulse.periods import Period


class NewRow(NamedTuple):
    """A row of the statement; `exact_id` is the transaction that has its very fingerprint."""

    line: int
    day: date
    amount: Decimal
    currency: str
    description: str
    merchant: str
    reference: str
    exact_id: int | None = None

    @property
    def descriptions(self) -> tuple[str, ...]:
        """All texts that it came with."""
        return (self.description,)

    @property
    def references(self) -> tuple[str, ...]:
        """All references that it came with."""
        return (self.reference,) if self.reference else ()


class HeldRow(NamedTuple):
    """A transaction of the account as it came in, with every text and reference that it came with.

    `job_id` is None where its user has posted it. `may_change` says that a statement has brought it and that nothing
    hangs on its amount; `is_deleted` that its user has deleted it.
    """

    id: int
    day: date
    amount: Decimal
    currency: str
    descriptions: tuple[str, ...]
    merchant: str
    references: tuple[str, ...]
    job_id: int | None
    may_change: bool = True
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Overlap:
    """A statement's rows on some days beside the account's own.

    `new` are the rows that have no exact partner, and those that have one and share an amount with them; `stored` are
    the rows that may be the same. `days` are those of the statement, `covered` those of the account's other
    statements. `exact` is how many rows have an exact partner, `new_count` how many the statement has on covered days,
    `stored_count` how many others' statements have on the statement's days. `references_hold` says that references
    are those of before.
    """

    new: Sequence[NewRow]
    stored: Sequence[HeldRow]
    days: Period
    covered: Sequence[Period]
    exact: int = 0
    new_count: int = 0
    stored_count: int = 0
    references_hold: bool = False
    exact_ids: frozenset[int] = field(default_factory=frozenset)

    def meets(self, new: NewRow, stored: HeldRow) -> bool:
        """Whether one of the two lies on days of which the other's statement tells too, or both are of one day.

        Of statements that follow each other, the rows of the one and of the other don't meet, however alike they are.
        """
        is_covered = any(period.start <= new.day <= period.end for period in self.covered)
        return is_covered or self.days.start <= stored.day <= self.days.end or new.day == stored.day

    def should_have(self, row: HeldRow) -> bool:
        """Whether the statement would tell a transaction as it is: it tells of the whole of that day."""
        return self.days.start < row.day < self.days.end

    def should_be_there(self, row: NewRow) -> bool:
        """Whether another statement would have told a row as it is."""
        return any(period.start < row.day < period.end for period in self.covered)


class RowMatch(NamedTuple):
    """A row that is taken for a transaction, and why; `asked` where this is a guess.

    `takes_over` means that the transaction is to be what the row says, as of one that was pending.
    """

    line: int
    transaction_id: int
    reason: str
    asked: bool = False
    takes_over: bool = False


def without(rows: Iterable[RowMatch], lines: Iterable[int]) -> list[RowMatch]:
    """The matches of all other lines."""
    left_out = set(lines)
    return [row for row in rows if row.line not in left_out]
