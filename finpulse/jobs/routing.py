"""Which queue a job waits in, and its rank there: the number of its owner's live jobs before it."""

from __future__ import annotations

from typing import Final, Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.queue import HIGHEST_RANK
from finpulse.models import Job, is_live

Queue = Literal["interactive", "bulk", "ocr"]

# Statements up to this size are small. A stage of one takes well under a second, so nobody waits longer than that for
# one of the interactive processes.
SMALL_LINES: Final = 20_000
SMALL_BYTES: Final = 2 << 20

# Only the owner's last jobs are read, so the cost doesn't grow with the number of jobs.
RANK: Final = f"""
    (SELECT count(*) FROM (
        SELECT earlier.status, earlier.queue FROM jobs AS earlier
        WHERE earlier.owner_id = jobs.owner_id AND earlier.id < jobs.id
        ORDER BY earlier.id DESC LIMIT {HIGHEST_RANK}
    ) AS last WHERE {is_live("last")} AND last.queue = jobs.queue)
"""
RANK_OF_JOB: Final = text(f"SELECT {RANK} FROM jobs WHERE owner_id = :owner_id AND id = :job_id")


def queue_for(size: int, lines: int) -> Queue:
    """The queue for a statement of so many bytes and lines."""
    return "interactive" if size <= SMALL_BYTES and lines <= SMALL_LINES else "bulk"


def rank_of(session: Session, job: Job) -> int:
    """How many live jobs of its owner are in its queue before this one; at most HIGHEST_RANK."""
    rank: int = session.execute(RANK_OF_JOB, {"owner_id": job.owner_id, "job_id": job.id}).scalar_one()
    return rank
