"""The result of deciding signs: how printed amounts become signed ones, and the question where that is a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.reading import Question

_MEANINGS: Final = {"as_written": "money in is positive", "inverted": "money out is positive"}


@dataclass(frozen=True, slots=True)
class SignRule:
    """How printed amounts become signed ones, as in a Layout, and a question where that is a guess.

    `flag` is the column whose cells say which way the money went. `balance_rows` are set where balances alone tell
    the sign of each row.
    """

    inverted: bool = False
    plain_is_out: bool = False
    outflow_flags: frozenset[str] = frozenset()
    inflow_flags: frozenset[str] = frozenset()
    flag: ColumnEvidence | None = None
    balance_rows: tuple[int, int] | None = None
    question: Question | None = None


def guessed_rule(*, inverted: bool) -> SignRule:
    """A rule about one signed column that is a guess, so that it is asked about."""
    question = Question(
        about="sign",
        text="The file does not show which of its amounts are money out. What does a positive amount mean?",
        choices=_MEANINGS,
        taken="inverted" if inverted else "as_written",
    )
    return SignRule(inverted=inverted, question=question)
