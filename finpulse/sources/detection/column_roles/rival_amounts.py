"""Columns of money of which nothing says which one is the amount -> a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from finpulse.sources.detection.amount_rules.running_balance import true_signs
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.header_names import are_numbered
from finpulse.sources.detection.roles import Roles
from finpulse.sources.reading import Question

# The shares of its cells that a column needs to be as likely an amount as the one that was taken.
_FILLED: Final = 0.9
_LONGEST_SAMPLE: Final = 20
_SAMPLES: Final = 3


def doubtful_amount(table: Sequence[ColumnEvidence], roles: Roles) -> Question | None:
    """The question which column is the amount, where no header names one, no balance proves it and others could be."""
    amount = roles.amount
    if amount and roles.rivals is not None:
        return _question(amount, roles.rivals) if roles.rivals else None
    if not amount or _is_proven(amount, roles):
        return None
    rivals = [column for column in table if column is not amount and _is_rival(column, amount)]
    return _question(amount, [amount, *rivals]) if rivals else None


def _question(amount: ColumnEvidence, rivals: Sequence[ColumnEvidence]) -> Question:
    return Question(
        about="amount_column",
        text="Several columns of this file hold amounts of money, and nothing says which of them is the transaction's.",
        choices={str(column.index): _described(column) for column in sorted(rivals, key=lambda c: c.index)},
        taken=str(amount.index),
    )


def _is_proven(amount: ColumnEvidence, roles: Roles) -> bool:
    balance = roles.balance
    return balance is not None and true_signs(amount.amounts, balance.amounts, roles.newest_first) is not None


def _is_rival(column: ColumnEvidence, amount: ColumnEvidence) -> bool:
    """Whether a column has amounts too: other ones in nearly all rows, or some where the amount has none.

    Neither has a name, or names that differ in their numbers alone.
    """
    is_nameless = not (column.word or amount.word) or are_numbered(column.header, amount.header)
    if not is_nameless or column.share(CellKind.DAY) or not _is_of_money(column, amount):
        return False
    pairs = list(zip(column.amounts, amount.amounts, strict=True))
    if any(own and other is not None and not other for own, other in pairs):
        return True
    if column.nonzero_count < _FILLED * amount.filled_count or _is_outdone(column, amount):
        return False
    return any(own and other and abs(own) != abs(other) for own, other in pairs)


def _is_of_money(column: ColumnEvidence, amount: ColumnEvidence) -> bool:
    """Whether a column shows money, or whole numbers beside an amount that shows none either."""
    if column.share(CellKind.MONEY) >= MOSTLY:
        return True
    whole = not amount.is_money and not column.looks_like_identifier and not column.is_constant
    return whole and column.is_numeric and not column.share(CellKind.WORDS)


def _is_outdone(column: ColumnEvidence, amount: ColumnEvidence) -> bool:
    """Whether the amount alone shows money going out, as a balance does not; a reference behind a hyphen seems to."""
    shows = bool(amount.sign_counts[-1]) and not column.sign_counts[-1]
    return shows and bool(amount.mark_votes or not column.mark_votes)


def _described(column: ColumnEvidence) -> str:
    samples = [cell.strip()[:_LONGEST_SAMPLE] for cell in column.cells if cell.strip()][:_SAMPLES]
    return f"column {column.index + 1}: {', '.join(samples)}"
