"""`finpulse stuck`: unfinished jobs that don't get on, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click
from sqlalchemy.orm import Session

from finpulse.cli.all_owners import all_owners
from finpulse.db import exact_json
from finpulse.jobs.overview.find_jobs import describe
from finpulse.jobs.overview.stuck import StuckJob, stuck_jobs

MOST: Final = 1000


@click.command(name="stuck", short_help="Show jobs that don't get on, and why.")
@click.option("--quiet", type=click.IntRange(1, 86_400), default=60, show_default=True, metavar="SECONDS",
              help="A job that has not moved for so long is stuck.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, MOST), default=20, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array instead, with everything about each job.")
def command(quiet: int, limit: int, as_json: bool) -> None:
    """Show unfinished jobs that don't get on: who holds each, why it waits, and when it is looked at again.

    A job is shown when nothing of it was committed for a minute (--quiet), when it was sent three times or more, or
    when a try of its stage has failed. Most go on by themselves: a sweeper sends again whatever nobody holds.
    """
    with all_owners("owner") as engine, Session(engine) as session:
        found = stuck_jobs(session, quiet, limit + 1)
    shown = found[:limit]
    if as_json:
        click.echo(exact_json.dumps([_described(stuck) for stuck in shown]))
        return
    for stuck in shown:
        for line in _lines(stuck):
            click.echo(line)
    if not shown:
        click.echo("No unfinished job stands still.")
    if len(found) > limit:
        click.echo(f"There are more than {limit}; --limit shows them.")


def _described(stuck: StuckJob) -> dict[str, object]:
    return {**describe(stuck.job), "why": stuck.why, "last_said": stuck.last_said, "next_look": stuck.next_look}


def _lines(stuck: StuckJob) -> Iterator[str]:
    job = stuck.job
    yield f"Job {job.id} of user {job.owner_id}: {job.kind}, {job.status}, stage {job.stage}, queue {job.queue}"
    yield f"  why        {stuck.why}"
    yield f"  last said  {stuck.last_said or 'nothing'}"
    yield f"  next       {stuck.next_look}"
