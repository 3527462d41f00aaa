"""Totals that a statement states beside its table -> which columns of money add up to them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from finpulse.sources.detection.amount_rules.running_balance import figures_in
from finpulse.sources.detection.column_evidence import ColumnEvidence

# A column with so few different texts may part the rows by the direction of their money.
_MOST_GROUPS: Final = 4
# A sum of fewer amounts is no total.
_FEWEST_ADDENDS: Final = 2


def columns_of_totals(table: Sequence[ColumnEvidence], stated: str) -> frozenset[int]:
    """The columns of which a sum is among the figures of a text: of all rows, of a sign, or of rows with one word.

    None where all columns of money have one, since then the text doesn't tell them apart.
    """
    if not any(map(str.isdigit, stated)):
        return frozenset()
    numeric = [column for column in table if column.is_numeric]
    groups = [column for column in table if 1 < len(column.distinct) <= _MOST_GROUPS and not column.is_numeric]
    # The text is read once for each mark: of a wide table without a header it may be thousands of figures.
    figures = {mark: figures_in(stated, mark) for mark in {column.decimal_mark or "." for column in numeric}}
    found = {column.index for column in numeric if _sums(column, groups) & figures[column.decimal_mark or "."]}
    return frozenset(found) if len(found) < len(numeric) else frozenset()


def _sums(column: ColumnEvidence, groups: Sequence[ColumnEvidence]) -> set[Decimal]:
    """The absolute sums of a column's amounts."""
    amounts = [amount or Decimal(0) for amount in column.amounts]
    parts = [amounts, [a for a in amounts if a > 0], [a for a in amounts if a < 0]]
    for group in groups:
        words = [cell.strip().casefold() for cell in group.cells]
        parts += [[a for a, word in zip(amounts, words, strict=True) if word == own] for own in group.distinct]
    return {abs(sum(part, Decimal(0))) for part in parts if sum(map(bool, part)) >= _FEWEST_ADDENDS}
