"""Which queue a job waits in, and how many of its owner's jobs stand there before it."""

from __future__ import annotations

from typing import Final, Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.queue import HIGHEST_RANK
from finpulse.models import LIVE, Job

Queue = Literal["interactive", "bulk"]

# A stage of so much takes well under a second, so whoever waits for one of the interactive processes waits no longer.
SMALL_LINES: Final = 20_000
SMALL_BYTES: Final = 2 << 20

# Looks at an owner's last jobs and at no others, so it costs the same whatever the owner, or everybody, has sent.
RANK: Final = f"""
    (SELECT count(*) FROM (
        SELECT earlier.status, earlier.queue FROM jobs AS earlier
        WHERE earlier.owner_id = jobs.owner_id AND earlier.id < jobs.id
        ORDER BY earlier.id DESC LIMIT {HIGHEST_RANK}
    ) AS last WHERE last.{LIVE} AND last.queue = jobs.queue)
"""
RANK_OF_JOB: Final = text(f"SELECT {RANK} FROM jobs WHERE owner_id = :owner_id AND id = :job_id")


def queue_for(size: int, lines: int) -> Queue:
    """The queue for a statement of so many bytes and lines."""
    return "interactive" if size <= SMALL_BYTES and lines <= SMALL_LINES else "bulk"


def rank_of(session: Session, job: Job) -> int:
    """How many live jobs of its owner stand in its queue before this one, as far as there is a difference."""
    rank: int = session.execute(RANK_OF_JOB, {"owner_id": job.owner_id, "job_id": job.id}).scalar_one()
    return rank
