"""What an import has found, told to whoever asks for it: open questions, contradictions, gaps of the account."""

from __future__ import annotations

from sqlalchemy.orm import Session

from finpulse.deliveries.outbox import announce, job_data, wanted_events
from finpulse.models import Account, Statement
from finpulse.pipeline.reading_decision import needs_review
from finpulse.proofs.account_history import AccountHistory, Gap
from finpulse.proofs.account_proof import account_proof
from finpulse.proofs.job_proof import proof_views


def announce_findings(session: Session, statement: Statement) -> None:
    """Tell what a loaded statement has left open, in the commit that completes it."""
    owner_id, wanted = statement.owner_id, wanted_events(session, statement.owner_id)
    about = job_data(statement.job_id, statement.account_id)
    if "job.needs_review" in wanted and needs_review(statement.questions):
        open_ones = [question["about"] for question in statement.questions if not question.get("answered")]
        announce(session, owner_id, "job.needs_review", {**about, "questions": open_ones})
    if "import.contradicted" in wanted:
        session.flush()
        proof = proof_views(session, [statement])[statement.job_id]
        if proof["verdict"] == "contradicted":
            failed = [check["kind"] for check in proof["checks"] if check["holds"] < check["of"]]
            announce(session, owner_id, "import.contradicted", {**about, "checks": failed})
    if "account.gap" in wanted:
        _announce_gaps(session, statement)


def _announce_gaps(session: Session, statement: Statement) -> None:
    """Tell of the gaps beside this statement; those between others were told with them."""
    session.flush()
    account = session.get(Account, (statement.owner_id, statement.account_id))
    if account is None:
        return
    history = account_proof(session, account).history
    for gap in _gaps_beside(history, statement.job_id):
        data = {
            **job_data(statement.job_id, account.id),
            "after": gap.after,
            "before": gap.before,
            "difference": f"{gap.difference:f}",
            "currency": account.currency,
        }
        announce(session, statement.owner_id, "account.gap", data)


def _gaps_beside(history: AccountHistory, job_id: int) -> list[Gap]:
    """The gaps at either end of the span that the job's statement is in."""
    own = [span for span in history.spans if job_id in span.job_ids]
    return [gap for gap in history.gaps if any(gap.before == s.first_day or gap.after == s.last_day for s in own)]
