"""What nothing can tell of an overlap -> one question for the import, with the pairs side by side; and its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from finpulse.cleaning.text import storable
from finpulse.models import Statement
from finpulse.pipeline.overlaps.compared_rows import HeldRow, NewRow, RowMatch
from finpulse.sources.reading import DIFFERENT, OVERLAP, SAME

MEANINGS: Final = {
    SAME: "they are the same: leave these rows out",
    DIFFERENT: "they are different transactions: take these rows too",
}
# So many pairs are shown.
MOST_SHOWN: Final = 50


def answer_to(statement: Statement) -> str | None:
    """What a person has said about the pairs that were asked about, None while nobody has."""
    said = (each["taken"] for each in statement.questions if each["about"] == OVERLAP and each.get("answered"))
    return next(said, None)


def settled_by(answer: str | None, matches: Sequence[RowMatch]) -> list[RowMatch]:
    """The matches as they stand after the answer; while there is none, what may be there already is left out."""
    if answer == SAME:
        return [match._replace(asked=False) for match in matches]
    return [match for match in matches if not (match.asked and answer == DIFFERENT)]


def ask(
    statement: Statement, matches: Sequence[RowMatch], new: Mapping[int, NewRow], stored: Mapping[int, HeldRow]
) -> None:
    """Let the statement ask about all matches that are a guess; without any, it asks nothing that is not answered."""
    asked = [match for match in matches if match.asked]
    kept = [each for each in statement.questions if each["about"] != OVERLAP or each.get("answered")]
    if asked:
        rows, others = [new[match.line] for match in asked], [stored[match.transaction_id] for match in asked]
        question = {
            "about": OVERLAP,
            "text": _text(len(asked)),
            "choices": list(MEANINGS),
            "meanings": MEANINGS,
            "taken": SAME,
            "samples": {
                SAME: [_beside(row, other) for row, other in zip(rows, others, strict=True)][:MOST_SHOWN],
                DIFFERENT: [_told(row) for row in rows][:MOST_SHOWN],
            },
        }
        kept = [each for each in kept if each["about"] != OVERLAP] + [question]
    statement.questions = kept


def _text(count: int) -> str:
    if count == 1:
        return "One row may be a transaction that the account has already, in other words. Is it the same?"
    return f"{count} rows may be transactions that the account has already, in other words. Are they the same?"


def _told(row: NewRow) -> dict[str, str]:
    return {
        "line": str(row.line),
        "date": row.day.isoformat(),
        "amount": f"{row.amount:f}",
        "currency": row.currency,
        "description": storable(row.description),
    }


def _beside(row: NewRow, other: HeldRow) -> dict[str, str]:
    """A row and the transaction that it may be, side by side."""
    return {
        **_told(row),
        "transaction_id": str(other.id),
        "its_date": other.day.isoformat(),
        "its_amount": f"{other.amount:f}",
        "its_description": storable(other.descriptions[0]),
        "its_job": "" if other.job_id is None else str(other.job_id),
    }
