"""Statements -> the proofs that their jobs tell: by their own figures, else by the account's other statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.models import Account, Statement, StatementPeriod
from finpulse.proofs.account_proof import account_proofs
from finpulse.proofs.open_questions import leaves_open
from finpulse.proofs.sentences import check_sentence

_UNPROVEN: Final[dict[str, Any]] = {"verdict": "unprovable", "checks": [], "breaks": []}
_CONTINUITY: Final = {"kind": "continuity", "holds": 1, "of": 1, "sentence": check_sentence("continuity", 1, 1)}


def proof_views(session: Session, statements: Sequence[Statement]) -> dict[int, dict[str, Any]]:
    """The proofs of one owner's statements by their jobs.

    Continuity is worked out when somebody asks, as an account's spans are: another statement that is undone takes it
    away, and one that comes later may bring it. While a question is open, nothing is proven.
    """
    continued = _continued(session, [statement for statement in statements if _may_be_continued(statement)])
    return {statement.job_id: _view(statement, statement.job_id in continued) for statement in statements}


def _may_be_continued(statement: Statement) -> bool:
    """Whether a loaded statement tells a figure, and that alone proves nothing."""
    proof = statement.proof
    if not proof or statement.state != "loaded" or leaves_open(statement.questions):
        return False
    return proof["verdict"] == "unprovable" and bool(statement.stated or proof["checks"])


def _continued(session: Session, statements: Sequence[Statement]) -> set[int]:
    """The jobs whose balances follow from those of the account's other statements, with nothing missing between.

    A gap before a statement is told with the account: it says nothing against the statement's rows.
    """
    if not statements:
        return set()
    owner_id, job_ids = statements[0].owner_id, [statement.job_id for statement in statements]
    mine = (StatementPeriod.owner_id == owner_id, StatementPeriod.job_id.in_(job_ids))
    closed = set(session.scalars(select(StatementPeriod.job_id).where(*mine, StatementPeriod.closing.is_not(None))))
    account_ids = {statement.account_id for statement in statements if statement.job_id in closed}
    found = select(Account).where(Account.owner_id == owner_id, Account.id.in_(account_ids))
    proofs = account_proofs(session, session.scalars(found).all()) if account_ids else {}
    spans = [span for proof in proofs.values() for span in proof.history.spans if span.verdict == "proven"]
    return closed & {job_id for span in spans for job_id in span.job_ids}


def _view(statement: Statement, is_continued: bool) -> dict[str, Any]:
    proof = statement.proof or _UNPROVEN
    if is_continued:
        return {**proof, "verdict": "proven", "checks": [*proof["checks"], _CONTINUITY]}
    is_guess = proof["verdict"] == "proven" and leaves_open(statement.questions)
    return {**proof, "verdict": "unprovable"} if is_guess else proof
