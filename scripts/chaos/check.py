"""Everything that a stack holds after its faults, against the model of it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from scripts.bench.stack import Stack
from scripts.chaos.ledger_model import AccountModel, MadeStatement
from scripts.chaos.users import Sender, patiently

LEFT_OVER: Final = {
    "chunks": "SELECT count(*) FROM clean_chunks",
    "twins": "SELECT count(*) FROM statement_twins",
    "leases": "SELECT count(*) FROM jobs WHERE lease_until IS NOT NULL",
    "idle transactions": """
        SELECT count(*) FROM pg_stat_activity
        WHERE state = 'idle in transaction' AND state_change < now() - interval '5 seconds'
    """,
    "rows without an outcome": """
        SELECT count(*) FROM statements WHERE state = 'loaded'
          AND rows_total <> rows_inserted + rows_duplicate + rows_rejected + rows_skipped
    """,
}
STORED: Final = "SELECT description, date, amount FROM transactions WHERE account_id = %s"
MONTHS: Final = """
    SELECT to_char(month, 'YYYY-MM'), sum(count_in + count_out)::int FROM category_months
    WHERE account_id = %s GROUP BY 1
"""


def found_faults(stack: Stack, senders: Sequence[Sender]) -> Iterator[str]:
    """A sentence for everything that is not as it must be."""
    for sender in senders:
        yield from _jobs(sender)
        yield from _account(stack, sender)
    yield from _left_over(stack)
    yield from _drift(stack)


def _jobs(sender: Sender) -> Iterator[str]:
    files: dict[str, MadeStatement] = {statement.path.name: statement for statement in sender.sent}
    for job in sender.jobs():
        expected = len(files[job["filename"]].rows)
        rows = job["rows"]
        if job["status"] != "completed":
            yield f"Job {job['id']} is {job['status']}: {job['error']}"
        elif rows["total"] != expected or rows["inserted"] + rows["duplicates"] != expected:
            yield f"Job {job['id']} has {rows}, and its file {expected} rows."


def _account(stack: Stack, sender: Sender) -> Iterator[str]:
    model = sender.model
    with stack.connect() as connection:
        stored = connection.execute(STORED, [model.account_id]).fetchall()
    expected: Counter[tuple[object, ...]] = Counter(model.rows)
    found: Counter[tuple[object, ...]] = Counter(stored)
    if lost := expected - found:
        yield f"Account {model.account_id} has lost {lost.total()} rows, such as {next(iter(lost))}."
    if more := found - expected:
        yield f"Account {model.account_id} has {more.total()} rows too many, such as {next(iter(more))}."
    balance: Decimal = patiently(lambda: sender.get(f"/accounts/{model.account_id}"))["balance"]
    if balance != model.moved:
        yield f"Account {model.account_id} has a balance of {balance}, and its rows moved {model.moved}."
    yield from _months(stack, model)


def _months(stack: Stack, model: AccountModel) -> Iterator[str]:
    with stack.connect() as connection:
        kept = Counter(dict(connection.execute(MONTHS, [model.account_id]).fetchall()))  # type: ignore[arg-type,var-annotated]  # Two columns.
    if kept != model.by_month():
        yield f"Account {model.account_id} keeps other counts by month than its rows have."


def _left_over(stack: Stack) -> Iterator[str]:
    with stack.connect() as connection:
        for what, count in LEFT_OVER.items():
            if (left := connection.execute(count).fetchone()) and left[0]:
                yield f"Left over: {left[0]} {what}."
        keys = {row[0] for row in connection.execute("SELECT storage_key FROM statements")}
    uploads = stack.settings.home / "uploads"
    stored = {str(path.relative_to(uploads)) for path in uploads.rglob("*") if path.is_file()}
    if lacking := keys - stored:
        yield f"{len(lacking)} statements lack their upload."


def _drift(stack: Stack) -> Iterator[str]:
    command = [sys.executable, "-m", "finpulse.cli", "reaggregate"]
    told = subprocess.run(command, env=stack.environment, capture_output=True, text=True, check=True).stdout
    if "were repaired: 0." not in told:
        yield f"Totals had drifted: {told.strip()}"
