"""The questions that a statement leaves open -> whether its proof counts yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from finpulse.sources.reading import OVERLAP

# What the question is about that a contradicted proof asks; it is no part of a reading.
PROOF: Final = "proof"
# While any other question is open, nothing is proven: a balance doesn't see days, and amounts that are all turned round
# or all a hundred times as large follow from each other as well. These are about rows that it does see.
# A currency is that of rows and balances alike.
SEEN: Final = frozenset({PROOF, OVERLAP, "pending_counts", "opening_counts", "currency"})


def leaves_open(questions: Iterable[Mapping[str, Any]]) -> bool:
    """Whether something is open that the statement's own figures can't decide."""
    return any(question["about"] not in SEEN and not question.get("answered") for question in questions)
