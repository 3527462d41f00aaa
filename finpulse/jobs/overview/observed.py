"""Live jobs as an observer sees them, who knows no owner: how long queues wait, and what stands still and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.jobs.overview.stuck import MANY_SENDS
from finpulse.models import LIVE

# Whether a worker holds it and commits nothing, has lost it, leaves it to a queue, or the sweeper should have ended it.
Standstill = Literal["held", "lost", "waits", "to_cancel"]
# The age is that of the last step: an observer doesn't see when a job was made.
QUEUES: Final = text(f"""
    SELECT queue, count(*) AS waiting, extract(epoch FROM now() - min(updated_at))::float AS oldest
    FROM jobs WHERE {LIVE} AND (lease_until IS NULL OR lease_until <= now())
    GROUP BY queue ORDER BY oldest DESC
""")
STANDING: Final = text(f"""
    SELECT id, kind, stage, queue, sends,
           CASE WHEN lease_until > now() THEN 'held' WHEN cancel_requested THEN 'to_cancel'
                WHEN lease_until IS NOT NULL THEN 'lost' ELSE 'waits' END AS why,
           extract(epoch FROM now() - updated_at)::float AS quiet,
           extract(epoch FROM greatest(sweep_after, lease_until) - now())::float AS next_look
    FROM jobs
    WHERE {LIVE} AND (updated_at < now() - make_interval(secs => :quiet) OR sends >= {MANY_SENDS})
    ORDER BY updated_at LIMIT :most
""")


class QueueAge(NamedTuple):
    """A queue with jobs that nobody holds: how many, and for how many seconds nothing of the oldest has happened."""

    queue: str
    waiting: int
    oldest: float


class StandingJob(NamedTuple):
    """A job that doesn't get on: why, for how many seconds, and in how many the sweeper looks (below 0: it is late)."""

    id: int
    kind: str
    stage: str | None
    queue: str
    sends: int
    why: Standstill
    quiet: float
    next_look: float


def queue_ages(session: Session) -> Sequence[QueueAge]:
    """The queues in which jobs wait, that with the oldest first."""
    return [QueueAge(*row) for row in session.execute(QUEUES)]


def standing_jobs(session: Session, quiet: float, most: int) -> Sequence[StandingJob]:
    """At most so many jobs that have not moved for `quiet` seconds, or were sent in vain; the quietest first."""
    return [StandingJob(*row) for row in session.execute(STANDING, {"quiet": quiet, "most": most})]
