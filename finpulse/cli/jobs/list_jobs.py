"""`finpulse jobs`: the jobs of all users, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import click
from sqlalchemy.orm import Session

from finpulse.cli.all_owners import all_owners
from finpulse.cli.jobs.options import owner_id_of
from finpulse.cli.jobs.table import table_lines
from finpulse.db import exact_json
from finpulse.jobs.overview.find_jobs import JobFilter, describe, find_jobs
from finpulse.jobs.overview.stuck import seconds
from finpulse.models import ENDED_STATUSES, LIVE_STATUSES, Job

MOST: Final = 1000
HEADER: Final = ("JOB", "USER", "ACCOUNT", "KIND", "STATE", "STAGE", "DONE", "CREATED (UTC)", "TOOK", "ERROR")


@click.command(name="jobs", short_help="List jobs of all users, newest first.")
@click.option("--state", "states", multiple=True, type=click.Choice([*LIVE_STATUSES, *ENDED_STATUSES]),
              help="Only jobs in this state; may be given several times.")  # fmt: skip
@click.option("--owner", help="Only jobs of this user, by id or e-mail address.")
@click.option("--account", "account_id", type=int, help="Only jobs of the account with this id.")
@click.option("--kind", help="Only jobs of this kind, such as run-csv.")
@click.option("--limit", type=click.IntRange(1, MOST), default=20, show_default=True, help="At most so many.")
@click.option("--before", type=int, help="Only jobs with a smaller id: the next page of a list.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array instead, with everything about each job.")
def command(
    states: tuple[str, ...],
    owner: str | None,
    account_id: int | None,
    kind: str | None,
    limit: int,
    before: int | None,
    as_json: bool,
) -> None:
    """List jobs of all users, newest first. A job is one import, or other work that was asked for.

    \b
    finpulse jobs --state failed
    finpulse jobs --owner someone@example.org --limit 100
    finpulse jobs --state queued --state running --json
    """
    with all_owners("owner") as engine, Session(engine) as session:
        owner_id = None if owner is None else owner_id_of(session, owner)
        found = find_jobs(session, JobFilter(states, owner_id, account_id, kind, before=before), limit + 1)
    jobs, more = found[:limit], len(found) > limit
    if as_json:
        click.echo(exact_json.dumps([describe(job) for job in jobs]))
        return
    for line in _lines(jobs, selected=bool(states or owner or account_id or kind or before)):
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
