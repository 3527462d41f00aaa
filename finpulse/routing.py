"""Which queue a job waits in, and how many of its owner's jobs stand there before it."""

from __future__ import annotations

from typing import Final, Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import Job
from finpulse.queue import HIGHEST_RANK

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
    ) AS last WHERE last.status IN ('queued', 'running') AND last.queue = jobs.queue)
"""  # noqa: S608 - of our own words alone
RANK_OF_JOB: Final = text(f"SELECT {RANK} FROM jobs WHERE owner_id = :owner_id AND id = :job_id")  # noqa: S608 - likewise
WAITING: Final = text("""
    SELECT coalesce(sum(size), 0) AS size, coalesce(sum(lines), 0) AS lines
    FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id
    WHERE statements.owner_id = :owner_id AND state <> 'loaded' AND kind = 'upload-csv' AND status = 'completed'
""")
HISTORY: Final = text("SELECT coalesce(sum(total_transactions), 0) FROM user_stats WHERE owner_id = :owner_id")


def queue_for(size: int, lines: int) -> Queue:
    """The queue for a statement of so many bytes and lines."""
    return "interactive" if size <= SMALL_BYTES and lines <= SMALL_LINES else "bulk"


def queue_for_waiting(session: Session, owner_id: int) -> Queue:
    """The queue for a stage that takes whatever the owner has uploaded and left to wait."""
    waiting = session.execute(WAITING, {"owner_id": owner_id}).one()
    return queue_for(waiting.size, waiting.lines)


def queue_for_history(session: Session, owner_id: int) -> Queue:
    """The queue for a job over all transactions that the owner has."""
    return queue_for(0, session.execute(HISTORY, {"owner_id": owner_id}).scalar_one())


def rank_of(session: Session, job: Job) -> int:
    """How many live jobs of its owner stand in its queue before this one, as far as there is a difference."""
    rank: int = session.execute(RANK_OF_JOB, {"owner_id": job.owner_id, "job_id": job.id}).scalar_one()
    return rank
