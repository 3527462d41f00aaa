"""Jobs of all owners, as an operator looks for them: by state, owner, account and kind, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from finpulse.models import Job


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which jobs; what is empty or None selects nothing out. `ended_since` is for jobs that have ended."""

    states: Sequence[str] = ()
    owner_id: int | None = None
    account_id: int | None = None
    kind: str | None = None
    ended_since: datetime | None = None
    before: int | None = None


def find_jobs(session: Session, asked: JobFilter, limit: int) -> Sequence[Job]:
    """At most `limit` jobs, newest first. The session must see all owners' rows."""
    return session.scalars(select(Job).where(*_conditions(asked)).order_by(Job.id.desc()).limit(limit)).all()


def owner_of(session: Session, job_id: int) -> int | None:
    """Whose job this is, None where there is none: all owners' jobs are numbered together."""
    return session.scalar(select(Job.owner_id).where(Job.id == job_id))


def describe(job: Job) -> dict[str, Any]:
    """A job as values by name, times in UTC; `error` is its sentence."""
    names = (
        "id", "owner_id", "account_id", "kind", "queue", "status", "stage", "stages", "stage_done", "stage_total",
        "attempts", "interruptions", "sends", "cancel_requested", "lease_holder", "lease_until", "sweep_after",
        "request_id", "rereads", "created_at", "started_at", "finished_at", "updated_at",
    )  # fmt: skip
    return {name: getattr(job, name) for name in names} | {"error": job.error and job.error.get("detail")}


def _conditions(asked: JobFilter) -> list[ColumnElement[bool]]:
    given = {Job.owner_id: asked.owner_id, Job.account_id: asked.account_id, Job.kind: asked.kind}
    conditions: list[ColumnElement[bool]] = [column == value for column, value in given.items() if value is not None]
    if asked.states:
        conditions.append(Job.status.in_(asked.states))
    if asked.ended_since is not None:
        conditions.append(Job.finished_at >= asked.ended_since)
    if asked.before is not None:
        conditions.append(Job.id < asked.before)
    return conditions
