"""Cancel and retry a job that was submitted."""

from __future__ import annotations

from typing import Final

from sqlalchemy import bindparam, text, update
from sqlalchemy.orm import Session

from finpulse.errors import Conflict
from finpulse.jobs.lookup import find_job
from finpulse.jobs.submission import submit
from finpulse.jobs.sweep import end_cancelled
from finpulse.models import LIVE_STATUSES, Job
from finpulse.problems.problem_types import ProblemType

RETRYABLE_STATUSES: Final = ("failed", "cancelled")
REQUEUE: Final = text("""
    UPDATE jobs
    SET status = 'queued', error = NULL, cancel_requested = false, lease_until = NULL, attempts = 0, sends = 0,
        finished_at = NULL, sweep_after = now() + interval '10 seconds', updated_at = now()
    WHERE owner_id = :owner_id AND id = :job_id AND status IN :retryable
""").bindparams(bindparam("retryable", RETRYABLE_STATUSES, expanding=True))


def cancel(session: Session, owner_id: int, job_id: int) -> Job:
    """Stop a job: at once where no worker holds it, else before its next batch is committed.

    Raises NotFound, and Conflict for a job that has ended in another way.
    """
    live = update(Job).where(Job.owner_id == owner_id, Job.id == job_id, Job.status.in_(LIVE_STATUSES))
    requested = session.execute(live.values(cancel_requested=True))
    end_cancelled(session, owner_id, job_id)
    job = find_job(session, owner_id, job_id)
    if not requested.rowcount and job.status != "cancelled":  # type: ignore[attr-defined]  # An UPDATE has one.
        raise Conflict(
            f"Job {job_id} is {job.status} and can't be cancelled any more.", problem=ProblemType.WRONG_STATUS
        )
    return job


def retry(session: Session, owner_id: int, job_id: int) -> Job:
    """Continue a failed or cancelled job with the stage at which it ended. Raises NotFound, and Conflict for others."""
    job = find_job(session, owner_id, job_id)
    if job.status not in RETRYABLE_STATUSES or job.stage is None:
        raise Conflict(
            f"Job {job_id} is {job.status}; only a failed or cancelled job can be retried.",
            problem=ProblemType.WRONG_STATUS,
        )
    session.execute(REQUEUE, {"owner_id": owner_id, "job_id": job_id})
    session.refresh(job)
    return submit(session, job)
