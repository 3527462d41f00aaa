"""Which unfinished jobs don't get on, and why: one answer, for the command line and the page of operations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import LIVE

# A worker holds it and commits nothing; one holds it though it is to be cancelled; nobody does, and the sweeper should
# have ended it; the worker that held it is lost; a queue has it; its stage was put off, or its message is on its way.
Standstill = Literal["held", "held_to_cancel", "to_cancel", "lost", "waits", "put_off"]
# The sweeper sends it again, leaves it to the message that waits in its queue, or should have sent it.
Outlook = Literal["sent_again", "left_to_message", "late"]
# So many messages without a stage's end are more than one that was lost.
MANY_SENDS: Final = 3
# The sweeper leaves so much time to the message of a job that nobody has taken yet.
PATIENCE: Final = timedelta(minutes=5)
_STANDING: Final = text(f"""
    SELECT id, kind, stage, queue, lease_holder, lease_until, sends, attempts, interruptions,
           CASE WHEN lease_until > now() THEN CASE WHEN cancel_requested THEN 'held_to_cancel' ELSE 'held' END
                WHEN cancel_requested THEN 'to_cancel'
                WHEN lease_until IS NOT NULL THEN 'lost'
                WHEN started_at IS NULL THEN 'waits' ELSE 'put_off' END AS why,
           now() - updated_at AS quiet, started_at IS NOT NULL AS is_started,
           greatest(sweep_after, lease_until) AS next_look, now() AS looked_at
    FROM jobs
    WHERE {LIVE} AND (updated_at < now() - make_interval(secs => :quiet)
                      OR sends >= {MANY_SENDS} OR attempts > 0 OR interruptions > 0)
    ORDER BY updated_at LIMIT :most
""")


class StandingJob(NamedTuple):
    """A job that doesn't get on: who holds or held it, what was tried since its last step, why, and for how long.

    `next_look` is when the sweeper looks at it again, `looked_at` when this was asked.
    """

    id: int
    kind: str
    stage: str | None
    queue: str
    lease_holder: str | None
    lease_until: datetime | None
    sends: int
    attempts: int
    interruptions: int
    why: Standstill
    quiet: timedelta
    is_started: bool
    next_look: datetime
    looked_at: datetime

    @property
    def until_look(self) -> timedelta:
        """How long it is until the sweeper looks; below zero where it is late."""
        return self.next_look - self.looked_at

    @property
    def outlook(self) -> Outlook:
        """What becomes of it by itself."""
        if self.until_look >= timedelta(0):
            return "sent_again"
        return "late" if self.is_started or -self.until_look >= PATIENCE else "left_to_message"


def standing_jobs(session: Session, quiet: float, most: int) -> Sequence[StandingJob]:
    """At most so many jobs that have not moved for `quiet` seconds, or were tried or sent in vain; the quietest first.

    The session sees the jobs of all owners, as an observer or by a role that may read them.
    """
    return [StandingJob(*row) for row in session.execute(_STANDING, {"quiet": quiet, "most": most})]
