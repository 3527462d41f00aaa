"""`finpulse jobs --all-users`: the jobs of all users, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import click
from sqlalchemy.orm import Session

from finpulse.cli.all_owners import all_owners
from finpulse.cli.jobs.options import owner_id_of
from finpulse.cli.output.table import table_lines
from finpulse.db import exact_json
from finpulse.errors import NotFound
from finpulse.jobs.overview.find_jobs import JobFilter, describe, find_jobs
from finpulse.jobs.overview.stuck import seconds
from finpulse.models import Job
from finpulse.numbers import whole_number

HEADER: Final = ("JOB", "USER", "ACCOUNT", "KIND", "STATE", "STAGE", "DONE", "CREATED (UTC)", "TOOK", "ERROR")


def show_all_users(
    *,
    statuses: tuple[str, ...],
    owner: str | None,
    account: str | None,
    kind: str | None,
    limit: int,
    before: int | None,
    as_json: bool,
) -> None:
    """Print the jobs of all users, newest first. Raises NotFound for an owner or an account that is no id."""
    account_id = None if account is None else whole_number(account, least=1)
    if account and account_id is None:
        raise NotFound(f"{account!r} is no account's id; names are those of one user.")
    with all_owners("owner") as engine, Session(engine) as session:
        owner_id = None if owner is None else owner_id_of(session, owner)
        found = find_jobs(session, JobFilter(statuses, owner_id, account_id, kind, before=before), limit + 1)
    jobs, more = found[:limit], len(found) > limit
    if as_json:
        click.echo(exact_json.dumps([describe(job) for job in jobs]))
        return
    for line in _lines(jobs, selected=bool(statuses or owner or account_id or kind or before)):
        click.echo(line)
    if more:
        click.echo(f"There are older ones: --before {jobs[-1].id}")


def _lines(jobs: Sequence[Job], *, selected: bool) -> Sequence[str]:
    if not jobs:
        return ["No job is like that."] if selected else ["There are no jobs yet."]
    return list(table_lines(HEADER, [_row(job) for job in jobs]))


def _row(job: Job) -> list[str]:
    return [
        str(job.id),
        str(job.owner_id),
        "all" if job.account_id is None else str(job.account_id),
        job.kind,
        job.status,
        job.stage or "-",
        f"{job.stage_done:,} of {job.stage_total:,}" if job.stage_total else "-",
        f"{job.created_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        _took(job),
        (job.error or {}).get("detail", "-"),
    ]


def _took(job: Job) -> str:
    """From its beginning to its end, or until now."""
    if job.started_at is None:
        return "-"
    return seconds((job.finished_at or datetime.now(UTC)) - job.started_at)
