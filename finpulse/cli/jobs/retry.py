"""`finpulse retry`: failed and cancelled jobs, started again with the stage at which they ended."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import click
from sqlalchemy.orm import Session

from finpulse.cli.all_owners import all_owners
from finpulse.cli.jobs.options import Ago
from finpulse.errors import Conflict, NotFound
from finpulse.jobs.control import retry
from finpulse.jobs.overview.find_jobs import JobFilter, find_jobs, owner_of
from finpulse.jobs.submission import commit_and_send

MOST: Final = 1000


@click.command(name="retry", short_help="Start failed or cancelled jobs again.")
@click.argument("job_ids", nargs=-1, type=click.IntRange(1, 2**63 - 1), metavar="[JOB]...")
@click.option("--failed", is_flag=True, help="All failed jobs instead; needs --since.")
@click.option("--since", type=Ago(), help="Those that failed since then: 30m, 2h, 7d ago, or 2026-03-01T08:00 (UTC).")
def command(job_ids: tuple[int, ...], failed: bool, since: datetime | None) -> None:
    """Start failed or cancelled jobs again, with the stage at which each ended. What they have done stays done.

    \b
    finpulse retry 17 18
    finpulse retry --failed --since 2h

    Exit code 1 where a job could not be retried; what became of each is told.
    """
    _check(job_ids, failed, since)
    with all_owners("owner") as engine, Session(engine) as session:
        chosen: Sequence[int] = job_ids
        if failed:
            found = find_jobs(session, JobFilter(("failed",), ended_since=since), MOST + 1)
            chosen = [job.id for job in found[:MOST]]
            _tell_count(chosen, len(found))
        done = [_retried(session, job_id) for job_id in dict.fromkeys(chosen)]
    sys.exit(0 if all(done) else 1)


def _check(job_ids: tuple[int, ...], failed: bool, since: datetime | None) -> None:
    """Raise UsageError where it is not said which jobs are meant."""
    if failed and job_ids:
        raise click.UsageError("Name jobs, or give --failed, and not both.")
    if failed != (since is not None):
        raise click.UsageError("--failed and --since go together: all jobs that have failed since then.")
    if not failed and not job_ids:
        raise click.UsageError("Name the jobs by their ids, as `finpulse jobs --state failed` shows them.")


def _tell_count(chosen: Sequence[int], found: int) -> None:
    if not chosen:
        click.echo("No job has failed since then.")
    elif found > len(chosen):
        click.echo(f"More than {MOST} jobs have failed since then; these are the {MOST} newest of them.")


def _retried(session: Session, job_id: int) -> bool:
    """Retry one job, and say what became of it."""
    owner_id = owner_of(session, job_id)
    try:
        if owner_id is None:
            raise NotFound(f"There is no job {job_id}.")
        job = retry(session, owner_id, job_id)
        stage = job.stage
        commit_and_send(session)
    except (Conflict, NotFound) as refused:
        session.rollback()
        click.echo(str(refused))
        return False
    click.echo(f"Job {job_id} goes on with stage {stage}.")
    return True
