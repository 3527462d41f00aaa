"""`finpulse jobs`: one's own jobs, or those of all users for whoever operates the system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import click

from finpulse.cli.identity.signed_in import Person, find_person
from finpulse.cli.output.table import table_lines
from finpulse.cli.person.ledger_filters import account_named
from finpulse.cli.person.questions import open_questions
from finpulse.cli.person.statement import outcome_lines, wait_for_end
from finpulse.db.job_statuses import ENDED_STATUSES, LIVE_STATUSES

HEADER: Final = ("JOB", "KIND", "STATUS", "ROWS", "NEW", "REVIEW", "CREATED (UTC)", "FILE OR ERROR")


@click.command(name="jobs", short_help="List your jobs, or follow one.")
@click.argument("job", type=int, required=False)
@click.option("--status", "statuses", multiple=True, type=click.Choice([*LIVE_STATUSES, *ENDED_STATUSES]),
              help="Only jobs in this status; may be given several times.")  # fmt: skip
@click.option("--kind", help="Only jobs of this kind, such as run-csv.")
@click.option("--account", help="Only jobs of this account, by name or id.")
@click.option("--needs-review", is_flag=True, help="Only jobs that ask something.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@click.option("--follow", is_flag=True, help="With a job: wait for its end, with a progress bar.")
@click.option("--all-users", is_flag=True, help="For operators: those of all users, out of the database.")
@click.option("--owner", help="With --all-users: only jobs of this user, by id or e-mail address.")
@click.option("--before", type=int, help="With --all-users: only jobs with a smaller id, the next page of a list.")
@click.option("--server", metavar="URL", help="Another server than the one that was signed in to last.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with everything about each job.")
def jobs(job: int | None, *, all_users: bool, owner: str | None, before: int | None, **options: Any) -> None:
    """List your jobs, newest first, or show one. A job is one import, or other work that was asked for.

    \b
    finpulse jobs --status failed
    finpulse jobs 12 --follow
    finpulse jobs --all-users --status queued --status running
    """
    if all_users:
        from finpulse.cli.jobs.list_jobs import show_all_users  # noqa: PLC0415 - it takes the database's libraries.

        wanted = {name: options[name] for name in ("statuses", "account", "kind", "limit", "as_json")}
        show_all_users(owner=owner, before=before, **wanted)
        return
    if owner or before:
        raise click.UsageError("--owner and --before go with --all-users.")
    person = find_person(options["server"], as_json=options["as_json"])
    if job is None:
        _list(person, options)
    else:
        _show(person, job, follow=options["follow"])


def _list(person: Person, options: dict[str, Any]) -> None:
    account, limit = options["account"], options["limit"]
    query = {
        "kind": options["kind"],
        "account_id": account and account_named(person, account)["id"],
        "needs_review": "true" if options["needs_review"] else None,
    }
    lists = [person.api.pages("/etl/jobs", limit, status=status, **query) for status in options["statuses"] or [None]]
    found = sorted((each for jobs in lists for each in jobs), key=lambda each: -each["id"])[:limit]
    person.show(found, _lines(found))


def _show(person: Person, job: int, *, follow: bool) -> None:
    found = person.api.get(f"/etl/jobs/{job}")
    if follow:
        found = wait_for_end(person.api, found)
    person.show(found, _lines_of_one(person, found))


def _lines(found: list[dict[str, Any]]) -> Iterator[str]:
    if found:
        yield from table_lines(HEADER, [_row(each) for each in found])
    else:
        yield "There is no such job."


def _lines_of_one(person: Person, found: dict[str, Any]) -> Iterator[str]:
    if found["status"] in LIVE_STATUSES:
        yield f"job {found['id']}: {found['status']}, {found['progress']:.0%} done. `--follow` waits for its end."
        return
    yield from outcome_lines(person.api, found)
    for question in open_questions(found):
        yield f"  asks: {question['text']}  finpulse answer {found['id']}"


def _row(job: dict[str, Any]) -> list[str]:
    created = datetime.fromisoformat(job["created_at"]).astimezone(UTC)
    rows = job["rows"]
    return [
        str(job["id"]),
        job["kind"],
        job["status"],
        f"{rows['total']:,}",
        f"{rows['inserted']:,}",
        "asks" if open_questions(job) else "",
        f"{created:%Y-%m-%d %H:%M:%S}",
        (job["error"] or {}).get("detail") or job["filename"] or "",
    ]
