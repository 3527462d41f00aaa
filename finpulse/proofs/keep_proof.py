"""The figures of a statement's chunks -> its proof, which is kept with it, and a question where it is contradicted."""

from __future__ import annotations

from functools import reduce
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from finpulse.cleaning.layout import Layout
from finpulse.counters.instruments import PROOFS
from finpulse.db.after_commit import after_commit
from finpulse.models import Account, RawChunk, Statement, StatementPeriod
from finpulse.proofs.figures_json import currencies_from_json, figures_from_json, sections_from_json
from finpulse.proofs.open_questions import PROOF
from finpulse.proofs.row_figures import Moved, RowFigures
from finpulse.proofs.statement_proof import StatementProof, prove
from finpulse.sources.detection.lexicon.header_words import header_word
from finpulse.sources.reading import UNDO
from finpulse.sources.reading_json import layout_from_json

_ACCEPT: Final = "accept"


def keep_proof(session: Session, statement: Statement) -> None:
    """Prove a statement all of whose chunks are cleaned; what contradicts it is asked.

    One of which the version before this one has cleaned a part stays without a proof until it is read again.
    """
    figures = figures_of_statement(session, statement)
    if figures is None:
        return
    proof = _prove(session, statement, figures)
    statement.proof = _as_json(proof)
    after_commit(session, PROOFS.labels(proof.verdict).inc)
    statement.questions = [*_without_proof(statement), *([_question(proof)] if proof.verdict == "contradicted" else [])]
    periods = [
        {
            "owner_id": statement.owner_id,
            "account_id": statement.account_id,
            "job_id": statement.job_id,
            "currency": currency,
            "verdict": proof.verdict,
            "first_day": period.first.day,
            "first_total": period.first.total,
            "first_count": period.first.count,
            "last_day": period.last.day,
            "last_total": period.last.total,
            "last_count": period.last.count,
            "opening": period.opening,
            "closing": period.closing,
            "closing_day": period.closing_day,
        }
        for currency, period in proof.periods.items()
    ]
    if periods:
        session.execute(insert(StatementPeriod), periods)


def forget_proof(session: Session, statement: Statement) -> None:
    """Forget all that was proven of a statement whose rows are gone."""
    mine = (StatementPeriod.owner_id == statement.owner_id, StatementPeriod.job_id == statement.job_id)
    session.execute(delete(StatementPeriod).where(*mine, StatementPeriod.account_id == statement.account_id))
    statement.stated, statement.proof = [], None
    statement.questions = _without_proof(statement)


def _without_proof(statement: Statement) -> list[dict[str, Any]]:
    return [question for question in statement.questions if question["about"] != PROOF]


def figures_of_statement(session: Session, statement: Statement) -> RowFigures | None:
    """The figures of all chunks together; None where some have none, since a part proves nothing of the whole."""
    kept = session.scalars(select(RawChunk.figures).where(*_of(statement)).order_by(RawChunk.first_line)).all()
    if None in kept:
        return None
    return reduce(RowFigures.joined, map(figures_from_json, filter(None, kept)), RowFigures())


def moved_of_statement(session: Session, statement: Statement) -> dict[str, Moved]:
    """What the rows of each currency moved; nothing where some chunks have no figures.

    The whole figures of a long statement are megabytes, of which this reads a hundredth.
    """
    parts = select(RawChunk.figures.is_not(None), RawChunk.figures["currencies"]).where(*_of(statement))
    moved: dict[str, Moved] = {}
    for is_there, currencies in session.execute(parts):
        if not is_there:
            return {}
        for currency, figures in currencies_from_json(currencies or {}).items():
            moved[currency] = moved.get(currency, Moved()).plus(figures.moved)
    return moved


def _of(statement: Statement) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """That a chunk is one of a statement's."""
    return RawChunk.owner_id == statement.owner_id, RawChunk.job_id == statement.job_id


def _prove(session: Session, statement: Statement, figures: RowFigures) -> StatementProof:
    assert statement.reading is not None, "its rows are cleaned by it"
    account = session.get(Account, (statement.owner_id, statement.account_id))
    account_type = account.account_type if account else "checking"
    named = names_balance(layout_from_json(statement.reading))
    return prove(figures, sections_from_json(statement.stated), account_type, balance_is_named=named)


def names_balance(layout: Layout) -> bool:
    """Whether the header over the balances says that they are."""
    words = [header_word(column.header) for column in layout.columns if column.role == "balance"]
    return any(word and word.tag == "balance" for word in words)


def _as_json(proof: StatementProof) -> dict[str, Any]:
    """The proof as a job tells it; figures are text, as amounts of transactions are."""
    return {
        "verdict": proof.verdict,
        "checks": [
            {"kind": check.kind, "holds": check.holds, "of": check.of, "sentence": check.sentence}
            for check in proof.checks
        ],
        "breaks": [
            {
                "line": told.at.line,
                "date": told.at.day.isoformat() if told.at.day else None,
                "expected": f"{told.at.expected:f}",
                "found": f"{told.at.found:f}",
                "difference": f"{told.at.difference:f}",
                "sentence": told.sentence,
            }
            for told in proof.breaks
        ],
    }


def _question(proof: StatementProof) -> dict[str, Any]:
    """Whether the rows are to stand although the statement's own figures contradict them."""
    sentences = [told.sentence for told in proof.breaks] or [
        check.sentence for check in proof.checks if check.holds < check.of
    ]
    more = len(sentences) - 1
    text = sentences[0] + (f" So it is in {more} more places." if more else "")
    meanings = {_ACCEPT: "keep the rows as they are", UNDO: "undo the import"}
    return {"about": PROOF, "text": text, "choices": list(meanings), "meanings": meanings, "taken": _ACCEPT}
