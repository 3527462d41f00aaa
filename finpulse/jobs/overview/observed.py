"""Live jobs as an observer sees them, who knows no owner: how long queues wait."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import LIVE

# The age is that of the last step: an observer doesn't see when a job was made.
QUEUES: Final = text(f"""
    SELECT queue, count(*) AS waiting, extract(epoch FROM now() - min(updated_at))::float AS oldest
    FROM jobs WHERE {LIVE} AND (lease_until IS NULL OR lease_until <= now())
    GROUP BY queue ORDER BY oldest DESC
""")


class QueueAge(NamedTuple):
    """A queue with jobs that nobody holds: how many, and for how many seconds nothing of the oldest has happened."""

    queue: str
    waiting: int
    oldest: float


def queue_ages(session: Session) -> Sequence[QueueAge]:
    """The queues in which jobs wait, that with the oldest first."""
    return [QueueAge(*row) for row in session.execute(QUEUES)]
