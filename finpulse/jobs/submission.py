"""Submit a job: it is committed first and sent then, so that a worker that gets the message finds the job."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from finpulse.jobs.queue import send_stages
from finpulse.jobs.routing import Queue, rank_of
from finpulse.jobs.work import stages_from
from finpulse.models import Job


def new_job(
    owner_id: int,
    kind: str,
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
        queue=queue,
    )


def commit_and_send(session: Session, job: Job) -> Job:
    """Commit the session with the job, and enqueue the stages that the job still has to run."""
    session.add(job)
    session.flush()
    rank = rank_of(session, job)
    session.commit()
    send_stages(job.owner_id, job.id, stages_from(job.stages, job.stage), job.queue, rank)
    return job
