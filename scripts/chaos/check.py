"""Everything that a stack holds after its faults, against the model of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from finpulse.models import LIVE_STATUSES
from scripts.bench.stack import Stack
from scripts.chaos.audit import late_commits
from scripts.chaos.ledger_model import AccountModel
from scripts.chaos.users import Sender, patiently

LEFT_OVER: Final = {
    "chunks": "SELECT count(*) FROM clean_chunks",
    "twins": "SELECT count(*) FROM statement_twins",
    "leases": "SELECT count(*) FROM jobs WHERE lease_until IS NOT NULL",
    "idle transactions": """
        SELECT count(*) FROM pg_stat_activity
        WHERE state = 'idle in transaction' AND state_change < now() - interval '5 seconds'
    """,
    "locks held for more than 5 seconds": """
        SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype IN ('advisory', 'transactionid') AND xact_start < now() - interval '5 seconds'
    """,
    "doomed uploads": "SELECT count(*) FROM doomed_uploads",
    "rows without an outcome": """
        SELECT count(*) FROM statements WHERE state = 'loaded'
          AND rows_total <> rows_inserted + rows_duplicate + rows_rejected + rows_skipped
    """,
}
# What ends by itself, and may be under way while we look.
TIDY_SECONDS: Final = 30
STORED: Final = "SELECT description, date, amount FROM transactions WHERE account_id = %s"
MONTHS: Final = """
    SELECT to_char(month, 'YYYY-MM'), sum(count_in + count_out)::int FROM category_months
    WHERE account_id = %s GROUP BY 1 HAVING sum(count_in + count_out) > 0
"""
KEYS: Final = "SELECT storage_key FROM statements WHERE upload_deleted_at IS NULL"
# What the second wall says when it has to step in for the first: a crash should have ended the attempt before.
STEPPED_IN: Final = "a commit was lost"


class Difference(NamedTuple):
    """Rows that an account lacks, and rows that it has too many."""

    lost: Counter[tuple[Any, ...]]
    more: Counter[tuple[Any, ...]]


def found_faults(stack: Stack, senders: Sequence[Sender]) -> Iterator[str]:
    """A sentence for everything that is not as it must be."""
    for sender in senders:
        yield from _jobs(sender)
        yield from _account(stack, sender, sender.model)
        yield from _account(stack, sender, sender.savings)
        yield from sender.wrong
    yield from _left_over(stack)
    yield from late_commits(stack)
    yield from stepped_in(stack)
    yield from _drift(stack)


def lost_and_doubled(stack: Stack, sender: Sender) -> tuple[int, int]:
    """How many rows a user's account lacks, and how many it has too many."""
    difference = _difference(stack, sender.model)
    return difference.lost.total(), difference.more.total()


def stepped_in(stack: Stack) -> list[str]:
    """A sentence for each log in which the second wall tells that the first one let something through."""
    logs = sorted((stack.settings.home / "logs").glob("*.log"))
    counts = {log.stem: log.read_text("utf-8", errors="replace").count(STEPPED_IN) for log in logs}
    return [
        f"The second wall had to step in {count} times, by the log of {name}."
        for name, count in counts.items()
        if count
    ]


def _jobs(sender: Sender) -> Iterator[str]:
    seen = set()
    for job in sender.jobs():
        seen.add(job["filename"])
        if job["filename"] in sender.model.undone:
            if job["status"] != "undone":
                yield f"Job {job['id']} is {job['status']} and was undone."
        elif job["status"] != "completed":
            # What has not ended is counted as stuck.
            if job["status"] not in LIVE_STATUSES:
                yield f"Job {job['id']} ({job['kind']}) is {job['status']}: {job['error']}"
        elif job["filename"] in sender.statements:
            yield from _import(sender, job)
    for name in sender.statements.keys() - seen:
        yield f"{name} was accepted, and there is no job of it."


def _import(sender: Sender, job: dict[str, Any]) -> Iterator[str]:
    statement, rows = sender.statements[job["filename"]], job["rows"]
    expected = len(statement.rows)
    if rows["total"] != expected or rows["inserted"] + rows["duplicates"] != expected:
        yield f"Job {job['id']} has {rows}, and its file {expected} rows."
    verdict = job["proof"]["verdict"]
    if statement.has_balance and verdict != "proven":
        yield f"Job {job['id']} is {verdict}, and its file's balances agree with its rows."


def _difference(stack: Stack, model: AccountModel) -> Difference:
    with stack.connect() as connection:
        stored = connection.execute(STORED, [model.account_id]).fetchall()
    expected: Counter[tuple[Any, ...]] = Counter(model.rows)
    found: Counter[tuple[Any, ...]] = Counter(stored)
    return Difference(expected - found, found - expected)


def _account(stack: Stack, sender: Sender, model: AccountModel) -> Iterator[str]:
    lost, more = _difference(stack, model)
    if lost:
        yield f"Account {model.account_id} has lost {lost.total()} rows, such as {next(iter(lost))}."
    if more:
        yield f"Account {model.account_id} has {more.total()} rows too many, such as {next(iter(more))}."
    told = patiently(lambda: sender.get(f"/accounts/{model.account_id}"))
    moved: Decimal = told["balance"] - told["opening_balance"]
    if moved != model.moved:
        yield f"Account {model.account_id} tells that {moved} was moved, and its rows moved {model.moved}."
    yield from _months(stack, model)


def _months(stack: Stack, model: AccountModel) -> Iterator[str]:
    with stack.connect() as connection:
        kept = Counter(dict(connection.execute(MONTHS, [model.account_id]).fetchall()))  # type: ignore[arg-type,var-annotated]  # Two columns.
    if kept != model.by_month():
        yield f"Account {model.account_id} keeps other counts by month than its rows have."


def _left_over(stack: Stack) -> Iterator[str]:
    deadline = time.monotonic() + TIDY_SECONDS
    while (left := _counts_left(stack)) and time.monotonic() < deadline:
        time.sleep(0.5)
    yield from (f"Left over: {count} {what}." for what, count in left.items())
    with stack.connect() as connection:
        keys = {row[0] for row in connection.execute(KEYS)}
    uploads = stack.settings.home / "uploads"
    stored = {str(path.relative_to(uploads)) for path in uploads.rglob("*") if path.is_file()}
    if lacking := keys - stored:
        yield f"{len(lacking)} statements lack their upload."


def _counts_left(stack: Stack) -> dict[str, int]:
    left = {}
    with stack.connect() as connection:
        for what, count in LEFT_OVER.items():
            row = connection.execute(count).fetchone()
            if row and row[0]:
                left[what] = int(row[0])  # type: ignore[call-overload]  # It is a count.
    return left


def _drift(stack: Stack) -> Iterator[str]:
    command = [sys.executable, "-m", "finpulse.cli", "reaggregate"]
    where: dict[str, Any] = {"cwd": stack.checkout, "env": stack.environment}
    told = subprocess.run(command, capture_output=True, text=True, check=True, **where).stdout
    if "were repaired: 0." not in told:
        yield f"Totals had drifted: {told.strip()}"
