"""Jobs that don't get on, told in sentences for an operator who sees all owners' jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.jobs.overview.standing import StandingJob, Standstill, standing_jobs
from finpulse.models import Job

_WHY: Final[dict[Standstill, str]] = {
    "held": "Worker {holder} holds it until {until}, and has committed nothing for {quiet}.{tried}",
    "held_to_cancel": "Worker {holder} holds it until {until}; it is to be cancelled, and the worker sees that before "
    "its next batch.{tried}",
    "to_cancel": "It is to be cancelled and nobody holds it: the sweeper would end it at once, so see that one runs.",
    "lost": "Worker {holder} held it until {until} and has gone or failed.{tried}",
    "waits": "No worker has taken it: it waits in the queue {queue}, or no worker serves that.{tried}",
    "put_off": "Nobody holds it: its stage was put off, or its message is on its way.{tried}",
}


class StuckJob(NamedTuple):
    """A job that doesn't get on: why, what its stage has said last (None: nothing), and when it is looked at again."""

    job: Job
    why: str
    last_said: str | None
    next_look: str


def stuck_jobs(session: Session, quiet: float, limit: int) -> Sequence[StuckJob]:
    """At most `limit` jobs that have not moved for so many seconds, or were tried or sent in vain; oldest first."""
    standing = standing_jobs(session, quiet, limit)
    jobs = {job.id: job for job in session.scalars(select(Job).where(Job.id.in_([each.id for each in standing])))}
    # One that has ended and was cleared away between the two looks does not stand still.
    told = ((each, jobs[each.id]) for each in standing if each.id in jobs)
    return [StuckJob(job, _why(each), _last_said(job), _next_look(each)) for each, job in told]


def _why(job: StandingJob) -> str:
    until = clock(job.lease_until) if job.lease_until else ""
    values = {"holder": job.lease_holder, "until": until, "quiet": seconds(job.quiet), "queue": job.queue}
    return _WHY[job.why].format(**values, tried=_tried(job))


def _tried(job: StandingJob) -> str:
    counts = {"sent": job.sends, "failed": job.attempts, "interrupted": job.interruptions}
    told = [f"{what} {_times(count)}" for what, count in counts.items() if count]
    return f" Since its last step: {', '.join(told)}." if told else ""


def _last_said(job: Job) -> str | None:
    step: dict[str, Any] = job.step_results.get(job.stage or "", {})
    logs: list[str] = step.get("logs", [])
    return logs[-1] if logs else None


def _next_look(job: StandingJob) -> str:
    if job.outlook == "sent_again":
        return f"The sweeper sends it again from {clock(job.next_look)} on, in {seconds(job.until_look)}."
    if job.outlook == "left_to_message":
        return "The sweeper leaves it to the message that waits, and sends it again after five minutes."
    late = seconds(-job.until_look)
    return f"The sweeper should have sent it again at {clock(job.next_look)}, {late} ago: see that one runs."


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
