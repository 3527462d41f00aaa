"""Jobs as the database has them: one by its id, a list, and one that is waited for."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.errors import NotFound
from finpulse.models import ENDED_STATUSES, Job

POLL_SECONDS: Final = (0.02, 0.1)


def find_job(session: Session, owner_id: int, job_id: int) -> Job:
    """The owner's job as the database has it now. Raises NotFound."""
    job = session.get(Job, (owner_id, job_id), populate_existing=True)
    if job is None:
        raise NotFound(f"There is no job {job_id}.")
    return job


def list_jobs(session: Session, owner_id: int, limit: int, before: int | None) -> Sequence[Job]:
    """The owner's jobs, newest first, beginning after the one whose id is `before`."""
    newest = select(Job).where(Job.owner_id == owner_id).order_by(Job.id.desc()).limit(limit)
    return session.scalars(newest if before is None else newest.where(Job.id < before)).all()


def wait_for_end(session: Session, owner_id: int, job_id: int, seconds: float) -> Job:
    """Look at the job until it has ended or the time is over; holds no transaction open meanwhile."""
    deadline = time.monotonic() + seconds
    pause, longest = POLL_SECONDS
    while True:
        job = find_job(session, owner_id, job_id)
        session.commit()
        left = deadline - time.monotonic()
        if job.status in ENDED_STATUSES or left <= 0:
            return job
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, longest)
