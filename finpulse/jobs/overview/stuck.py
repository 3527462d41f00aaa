"""Unfinished jobs that don't get on, each with the reason that the database knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from finpulse.models import LIVE, Job

# So many messages without a stage's end are more than one that was lost.
MANY_SENDS: Final = 3
NOT_MOVING: Final = text(f"""
    {LIVE} AND (updated_at < now() - make_interval(secs => :quiet)
                OR sends >= {MANY_SENDS} OR attempts > 0 OR interruptions > 0)
""")


class StuckJob(NamedTuple):
    """A job that doesn't get on: why, what its stage has said last (None: nothing), and when it is looked at again."""

    job: Job
    why: str
    last_said: str | None
    next_look: str


def stuck_jobs(session: Session, quiet: float, limit: int) -> Sequence[StuckJob]:
    """At most `limit` jobs that have not moved for so many seconds, or were tried or sent in vain; oldest first."""
    now: datetime = session.execute(select(func.now())).scalar_one()
    jobs = session.scalars(select(Job).where(NOT_MOVING).order_by(Job.updated_at).limit(limit), {"quiet": quiet})
    return [StuckJob(job, _why(job, now), _last_said(job), _next_look(job, now)) for job in jobs]


def _why(job: Job, now: datetime) -> str:
    tried = _tried(job)
    if job.lease_until is not None and job.lease_until > now:
        held = f"Worker {job.lease_holder} holds it until {clock(job.lease_until)}"
        if job.cancel_requested:
            return f"{held}; it is to be cancelled, and the worker sees that before its next batch.{tried}"
        return f"{held}, and has committed nothing for {seconds(now - job.updated_at)}.{tried}"
    if job.cancel_requested:
        return "It is to be cancelled and nobody holds it: the sweeper would end it at once, so see that one runs."
    if job.lease_until is not None:
        return f"Worker {job.lease_holder} held it until {clock(job.lease_until)} and has gone or failed.{tried}"
    if job.started_at is None:
        return f"No worker has taken it: it waits in the queue {job.queue}, or no worker serves that.{tried}"
    return f"Nobody holds it: its stage was put off, or its message is on its way.{tried}"


def _tried(job: Job) -> str:
    counts = {"sent": job.sends, "failed": job.attempts, "interrupted": job.interruptions}
    told = [f"{what} {_times(count)}" for what, count in counts.items() if count]
    return f" Since its last step: {', '.join(told)}." if told else ""


def _last_said(job: Job) -> str | None:
    step: dict[str, Any] = job.step_results.get(job.stage or "", {})
    logs: list[str] = step.get("logs", [])
    return logs[-1] if logs else None


def _next_look(job: Job, now: datetime) -> str:
    when = max(job.sweep_after, job.lease_until or job.sweep_after)
    if when >= now:
        return f"The sweeper sends it again from {clock(when)} on, in {seconds(when - now)}."
    late = now - when
    if job.started_at is None and late < timedelta(minutes=5):
        return "The sweeper leaves it to the message that waits, and sends it again after five minutes."
    return f"The sweeper should have sent it again at {clock(when)}, {seconds(late)} ago: see that one runs."


def clock(moment: datetime) -> str:
    """A time of day for people; the database's times are in UTC."""
    return f"{moment:%H:%M:%S} UTC"


def seconds(span: timedelta) -> str:
    """A span for people.

    >>> [seconds(timedelta(seconds=count)) for count in (4, 200, 9000, 300000)]
    ['4 s', '3 min', '2 h', '3 d']
    """
    count = int(span.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if count >= 2 * size:
            return f"{count // size} {unit}"
    return f"{count} s"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
