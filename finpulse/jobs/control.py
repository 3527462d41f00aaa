"""Cancel and retry: what a user can do with a job that was submitted."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from finpulse.errors import Conflict
from finpulse.jobs.lookup import find_job
from finpulse.jobs.submission import commit_and_send
from finpulse.jobs.sweep import end_cancelled
from finpulse.models import LIVE_STATUSES, Job

REVIVE: Final = text("""
    UPDATE jobs
    SET status = 'queued', error = NULL, cancel_requested = false, lease_until = NULL, attempts = 0, sends = 0,
        finished_at = NULL, sweep_after = now() + interval '10 seconds', updated_at = now()
    WHERE owner_id = :owner_id AND id = :job_id AND status IN ('failed', 'cancelled')
""")


def cancel(session: Session, owner_id: int, job_id: int) -> Job:
    """Ask a job to stop: at once where nobody works on it, else before its next batch is committed.

    Raises NotFound, and Conflict for a job that has ended otherwise.
    """
    wish = (
        update(Job)
        .where(Job.owner_id == owner_id, Job.id == job_id, Job.status.in_(LIVE_STATUSES))
        .values(cancel_requested=True)
    )
    asked = session.execute(wish)
    end_cancelled(session, owner_id, job_id)
    job = find_job(session, owner_id, job_id)
    if not asked.rowcount and job.status != "cancelled":  # type: ignore[attr-defined]  # An UPDATE has one.
        raise Conflict(f"Job {job_id} is {job.status} and can't be cancelled any more.")
    session.commit()
    return job


def retry(session: Session, owner_id: int, job_id: int) -> Job:
    """Go on from the stage at which a job failed or was cancelled. Raises NotFound, and Conflict for any other job."""
    job = find_job(session, owner_id, job_id)
    if job.status not in ("failed", "cancelled") or job.stage is None:
        raise Conflict(f"Job {job_id} is {job.status}; only a failed or cancelled job can be retried.")
    session.execute(REVIVE, {"owner_id": owner_id, "job_id": job_id})
    session.refresh(job)
    return commit_and_send(session, job)
