"""Find a job, list jobs, and wait for the end of a job."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.errors import NotFound
from finpulse.models import ENDED_STATUSES, Job

# The pause between two looks at a job grows from the first to the second.
FIRST_PAUSE_SECONDS: Final = 0.02
LONGEST_PAUSE_SECONDS: Final = 0.1


def find_job(session: Session, owner_id: int, job_id: int) -> Job:
    """The owner's job as the database has it now. Raises NotFound."""
    job = session.get(Job, (owner_id, job_id), populate_existing=True)
    if job is None:
        raise NotFound(f"There is no job {job_id}.")
    return job


def list_jobs(session: Session, owner_id: int, limit: int, before: int | None) -> Sequence[Job]:
    """The owner's jobs, newest first; with `before`, those with a smaller id."""
    newest = select(Job).where(Job.owner_id == owner_id).order_by(Job.id.desc()).limit(limit)
    return session.scalars(newest if before is None else newest.where(Job.id < before)).all()


def wait_for_end(session: Session, owner_id: int, job_id: int, seconds: float) -> Job:
    """Wait until the job has ended or the seconds are over, and return it; no transaction stays open meanwhile."""
    deadline = time.monotonic() + seconds
    pause = FIRST_PAUSE_SECONDS
    while True:
        job = find_job(session, owner_id, job_id)
        # Read before the commit: to read an expired attribute afterwards would begin a transaction again.
        ended = job.status in ENDED_STATUSES
        session.commit()
        left = deadline - time.monotonic()
        if ended or left <= 0:
            return job
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, LONGEST_PAUSE_SECONDS)
