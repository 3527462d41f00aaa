"""What one job, one row, one poll and one waiting job cost: the figures that docs/scaling.md reckons with.

`python -m scripts.bench.unit_costs` starts a stack of its own, and prints a table.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from redis import Redis

from finpulse.db.engine import connect
from finpulse.totals.rebuild import reaggregate
from scripts.bench.client import User
from scripts.bench.draining import UNFINISHED_JOBS
from scripts.bench.spending import PARTS, spending
from scripts.bench.stack import Stack, running_stack
from scripts.bench.statements import write_statement

USERS: Final = 20
JOBS: Final = 200
ROWS: Final = 200
POLLS: Final = 500
WAITING: Final = 100
LONGEST_SECONDS: Final = 600
WAL: Final = "SELECT pg_current_wal_lsn() - '0/0'"
SIZES: Final = """
    SELECT relname, pg_total_relation_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
CONNECTIONS: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = 'finpulse'"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of the table; a lower figure is a cheaper one, except where the unit is a rate."""

    what: str
    figure: float
    unit: str


def main() -> None:
    """Measure, and print."""
    with running_stack() as stack, TemporaryDirectory() as folder:
        for cost in unit_costs(stack, Path(folder)):
            print(f"{cost.what:<58}{cost.figure:>12,.2f}  {cost.unit}", flush=True)


def unit_costs(stack: Stack, folder: Path) -> Iterator[Cost]:
    """Every unit cost, in the order in which a job meets them."""
    users = [User(stack) for _ in range(USERS)]
    files = [write_statement(folder / f"{number}.csv", ROWS, number) for number in range(JOBS + WAITING + USERS)]
    for user in users:  # What a process does once isn't what a job costs.
        user.bring(files.pop())
    stack.settle()
    yield from _jobs(stack, users, [files.pop() for _ in range(JOBS)])
    yield from _requests(stack, users[0])
    yield from _night(stack)
    yield from _waiting(stack, users, files)


def _jobs(stack: Stack, users: list[User], files: list[Path]) -> Iterator[Cost]:
    sizes, log = _sizes(stack), _one(stack, WAL)
    with spending(stack) as spent:
        for number, file in enumerate(files):
            users[number % len(users)].upload(file)
        _drain(stack)
        stack.settle()
    for part in (*PARTS.values(), "sweeper and others"):
        yield Cost(f"CPU of a job of {ROWS} rows: {part}", 1000 * spent[part] / len(files), "ms")
    yield Cost("connections to PostgreSQL, 2 API and 2 worker processes", _one(stack, CONNECTIONS), "")
    yield Cost("WAL of a job", (_one(stack, WAL) - log) / len(files) / 1024, "KB")
    grown = _sizes(stack) - sizes
    yield Cost("disk of a row, all tables with their indexes", sum(grown.values()) / len(files) / ROWS, "bytes")
    for table, size in grown.most_common(6):
        yield Cost(f"  of that {table}", size / len(files) / ROWS, "bytes")
    yield Cost(
        "the upload itself in the storage, a row", sum(f.stat().st_size for f in files) / len(files) / ROWS, "bytes"
    )


def _requests(stack: Stack, user: User) -> Iterator[Cost]:
    job = user.get("/etl/jobs", limit=1)[0]["id"]
    for path in (f"/etl/jobs/{job}", "/analytics/dashboard", "/transactions?limit=100"):
        with spending(stack) as spent:
            for _ in range(POLLS):
                user.get(path)
        for part in ("API", "PostgreSQL"):
            yield Cost(f"CPU of GET {path.replace(str(job), '{id}')}: {part}", 1000 * spent[part] / POLLS, "ms")


def _night(stack: Stack) -> Iterator[Cost]:
    rows = _one(stack, "SELECT count(*) FROM transactions")
    engine = connect(stack.settings, pool_size=1, login="sweeper")
    with spending(stack) as spent:
        started = time.monotonic()
        reaggregate(engine)
        seconds = time.monotonic() - started
    engine.dispose()
    yield Cost("nightly re-aggregation of such owners", rows / seconds, "rows/s")
    yield Cost("CPU of the night, an owner: PostgreSQL", 1000 * spent["PostgreSQL"] / USERS, "ms")


def _waiting(stack: Stack, users: list[User], files: list[Path]) -> Iterator[Cost]:
    """Jobs that nobody takes: what Redis holds of each. They are left, and end with the stack."""
    stack.stop_workers()
    redis = Redis.from_url(stack.settings.redis_url)
    before = redis.info("memory")["used_memory"]
    for number in range(WAITING):
        users[number % len(users)].upload(files[number])
    yield Cost("Redis memory of a waiting job", (redis.info("memory")["used_memory"] - before) / WAITING, "bytes")


def _sizes(stack: Stack) -> Counter[str]:
    """Bytes of every table with its indexes and its TOAST."""
    with stack.connect() as connection:
        return Counter({str(name): int(str(size)) for name, size in connection.execute(SIZES)})


def _one(stack: Stack, query: str) -> float:
    with stack.connect() as connection:
        row: Any = connection.execute(query).fetchone()
    return float(row[0])


def _drain(stack: Stack) -> None:
    """Wait until no job is left. Raises TimeoutError."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while _one(stack, UNFINISHED_JOBS):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Jobs are still waiting after {LONGEST_SECONDS} s.")
        time.sleep(0.5)


if __name__ == "__main__":
    main()
