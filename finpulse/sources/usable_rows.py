"""Rows and their layout -> whether any of them becomes a transaction, and if none does, why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from finpulse.cleaning.layout import Layout
from finpulse.cleaning.non_transactions import PENDING
from finpulse.cleaning.rows import Cleaner, DroppedRow
from finpulse.errors import UnreadableFile
from finpulse.sources.reading import Question, RawRow

# If none of so many rows is a transaction, the rest is not looked at.
_MOST_ROWS: Final = 20_000
_QUESTION: Final = Question(
    about="pending_counts",
    text="No row of this file is booked: all that could be transactions say that they are pending.",
    choices={"false": "they are left out until they are booked", "true": "they are transactions all the same"},
    taken="false",
)


def doubt_about_all(rows: Iterable[RawRow], layout: Layout) -> Question | None:
    """The question whether pending rows count, where no row is booked and some are pending.

    Raises UnreadableFile, with the most frequent reason, where no row becomes a transaction for other reasons.
    """
    cleaner = Cleaner(layout, account_id=0)
    reasons: Counter[str] = Counter()
    for row in islice(rows, _MOST_ROWS):
        result = cleaner.clean(row.line, row.cells)
        if not isinstance(result, DroppedRow):
            return None
        reasons[result.reason] += 1
    if reasons[PENDING]:
        return _QUESTION
    if not reasons:
        raise UnreadableFile("This file holds no transactions.")
    reason, count = reasons.most_common(1)[0]
    raise UnreadableFile(f"None of this file's rows is a transaction; {count} of {reasons.total()}: {reason}.")
