"""Find a job, and see whether one has ended."""

from __future__ import annotations

from typing import Final

from sqlalchemy.orm import Session

from finpulse.db.reads import Read
from finpulse.errors import NotFound
from finpulse.models import Job, is_live

# Null where there is no such job, and so nothing to wait for.
HAS_ENDED: Final = Read(f"(SELECT NOT {is_live('jobs')} FROM jobs WHERE owner_id = :owner_id AND id = :job_id)")


def find_job(session: Session, owner_id: int, job_id: int) -> Job:
    """The owner's job as the database has it now. Raises NotFound."""
    job = session.get(Job, (owner_id, job_id), populate_existing=True)
    if job is None:
        raise NotFound(f"There is no job {job_id}.")
    return job
