"""A rule, corrections or a bulk edit -> a job that applies them to the transactions that are there."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.routing import Queue, queue_for
from finpulse.jobs.submission import new_job, submit
from finpulse.models import BulkEdit, Job, JobKind, Recategorisation

HISTORY: Final = text("SELECT coalesce(sum(total_transactions), 0) FROM user_stats WHERE owner_id = :owner_id")


def submit_recategorisation(session: Session, asked: Recategorisation, kind: JobKind, request_id: str | None) -> Job:
    """Submit a job that applies a rule or corrections to the transactions that are there."""
    return _submit(session, asked, kind, "recategorise", request_id)


def submit_bulk_edit(session: Session, asked: BulkEdit, request_id: str | None) -> Job:
    """Submit a job that edits many transactions."""
    return _submit(session, asked, "edit-transactions", "edit", request_id)


def _submit(
    session: Session, asked: Recategorisation | BulkEdit, kind: JobKind, stage: str, request_id: str | None
) -> Job:
    job = new_job(asked.owner_id, kind, (stage,), _queue_for_history(session, asked.owner_id), request_id)
    session.add(job)
    session.flush()
    asked.job_id = job.id
    session.add(asked)
    return submit(session, job)


def _queue_for_history(session: Session, owner_id: int) -> Queue:
    """The queue for a job over all transactions that the owner has."""
    return queue_for(0, session.execute(HISTORY, {"owner_id": owner_id}).scalar_one())
