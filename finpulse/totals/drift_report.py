"""What a re-aggregation finds, and the report about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

Figures = dict[str, Any]
IN_FULL: Final = 100


@dataclass(frozen=True, slots=True)
class Drift:
    """Kept figures that were not what the transactions say; None where a row was missing or one too many.

    `account_id` is None for figures over all of an owner's accounts.
    """

    owner_id: int
    account_id: int | None
    table: str
    key: dict[str, Any]
    kept: Figures | None
    found: Figures | None


@dataclass(slots=True)
class DriftReport:
    """How many transactions and accounts were compared, and every drift that was found and repaired.

    At most `in_full` drifts are kept in full, however many there were.
    """

    rows: int = 0
    accounts: int = 0
    drifted: int = 0
    drifts: list[Drift] = field(default_factory=list)
    in_full: int = 10_000

    def add(self, found: list[Drift]) -> None:
        """Count these drifts, and keep as many as there is room for."""
        self.drifted += len(found)
        self.drifts += found[: self.in_full - len(self.drifts)]


def merged(
    report: Figures | None, rows: int = 0, accounts: int = 0, drifts: Sequence[Drift] = (), given_up: int = 0
) -> Figures:
    """A night's report with what has been done since.

    {rows, accounts, drifts, given_up: how many stretches could not be compared, first: [a hundred drifts in full]}.
    """
    before = report or {"rows": 0, "accounts": 0, "drifts": 0, "given_up": 0, "first": []}
    first = before["first"]
    return {
        "rows": before["rows"] + rows,
        "accounts": before["accounts"] + accounts,
        "drifts": before["drifts"] + len(drifts),
        "given_up": before["given_up"] + given_up,
        "first": first + [asdict(drift) for drift in drifts[: IN_FULL - len(first)]],
    }
