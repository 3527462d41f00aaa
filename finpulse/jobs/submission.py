"""Submit a job: it is committed first and sent then, so that a worker that gets the message finds the job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from finpulse.counters.instruments import JOBS_SUBMITTED
from finpulse.db.after_commit import after_commit
from finpulse.db.commits import commit
from finpulse.jobs.queue import JobOrigin, send_stages
from finpulse.jobs.routing import Queue, rank_of
from finpulse.jobs.work import stages_from
from finpulse.models import Job, JobKind
from finpulse.tracing.spans import tell, traceparent

# What of a session is to be sent once it is committed.
_UNSENT: Final = "finpulse.jobs.unsent"


def new_job(
    owner_id: int,
    kind: JobKind,
    stages: Sequence[str],
    queue: Queue,
    request_id: str | None,
    account_id: int | None = None,
) -> Job:
    """A job that will run these stages; it is not in the session yet."""
    return Job(
        owner_id=owner_id,
        kind=kind,
        account_id=account_id,
        stages=list(stages),
        stage=stages[0],
        request_id=request_id,
        traceparent=traceparent(),
        queue=queue,
    )


def submit(session: Session, job: Job) -> Job:
    """Add a job to the session, whose stages are enqueued by `commit_and_send`; from here on it has its id."""
    session.add(job)
    session.flush()
    tell(job_id=job.id)
    origin = JobOrigin(job.request_id, job.traceparent)
    message = (job.owner_id, job.id, stages_from(job.stages, job.stage), job.queue, rank_of(session, job), origin)
    session.info.setdefault(_UNSENT, []).append(message)
    after_commit(session, JOBS_SUBMITTED.labels(job.kind, job.queue).inc)
    return job


def commit_and_send(session: Session) -> None:
    """Commit the session, and enqueue the stages that its jobs still have to run. Raises as `commit` does."""
    unsent = session.info.pop(_UNSENT, [])
    commit(session)
    for message in unsent:
        send_stages(*message)
