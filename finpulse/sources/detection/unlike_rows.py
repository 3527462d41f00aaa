"""The first or the last row of a table, if it has nothing in common with the others -> whether it is a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from finpulse.cleaning.layout import Layout, Role
from finpulse.sources.detection.sums_of_rows import DatedRow
from finpulse.sources.reading import Question

_DAYS_AND_AMOUNTS: Final[tuple[Role, ...]] = ("date", "value_date", "amount", "debit", "credit", "currency")
# So many rows have all cells of which the first or the last row lacks so many.
_FEWEST_ALIKE: Final = 6
_MISSING: Final = 2


def with_unlike_row(layout: Layout, rows: Sequence[DatedRow]) -> tuple[Layout, Question | None]:
    """The layout with the text of a first or last row that lacks what all others have, and whether it counts.

    So some banks print the balance behind their rows, with a day and an amount and no word for it.
    """
    if len(rows) < _FEWEST_ALIKE:
        return layout, None
    for row, others in ((rows[-1], rows[:-1]), (rows[0], rows[1:])):
        if row.amount and row.balance is None and _shares_nothing(row, others, layout):
            return replace(layout, unlike_texts=frozenset({row.text})), _about_unlike(row)
    return layout, None


def _shares_nothing(row: DatedRow, others: Sequence[DatedRow], layout: Layout) -> bool:
    """Whether a row has blanks where all others say something, and says something only where none of them does."""
    figures = {index for role in _DAYS_AND_AMOUNTS for index in layout.positions(role)}
    columns = [at for at in range(layout.own_width) if at not in figures]
    others_fill = [sum(bool(_cell(other, at)) for other in others) for at in columns]
    pairs = list(zip(map(partial(_cell, row), columns), others_fill, strict=True))
    missing = sum(not own and fill == len(others) for own, fill in pairs)
    return missing >= _MISSING and any(own for own, _ in pairs) and not any(own and fill for own, fill in pairs)


def _cell(row: DatedRow, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _about_unlike(row: DatedRow) -> Question:
    return Question(
        about="opening_counts",
        text=f'A row of {row.amount:,f} on {row.day.isoformat()}, "{row.text[:40]}", lacks what all other rows have.',
        choices={"false": "it states the account's balance", "true": "it is a transaction"},
        taken="false",
    )
