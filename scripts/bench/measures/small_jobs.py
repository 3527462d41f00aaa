"""Many small statements through one worker of two processes, beside as many chains of four empty tasks."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from scripts.bench.client import User
from scripts.bench.context import Bench
from scripts.bench.draining import (
    EMPTY_WORKER,
    ONE_WORKER,
    drained,
    open_jobs,
    open_messages,
    send_chains,
    wait_until_done,
)
from scripts.bench.figures import Figure, Measured
from scripts.bench.timing import best_of

ROWS: Final = 200
ROUNDS: Final = 2
CLIENTS: Final = 4


def measure(bench: Bench) -> Measured:
    """Chains and jobs in turns, each enqueued while its worker is held still; the best round of each counts."""
    users = [bench.user() for _ in range(bench.sizes.users)]
    raw: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(ROUNDS):
        bench.say(f"small jobs, round {number + 1}: {bench.sizes.small_jobs} of {ROWS} rows")
        raw["chains"].append(_chains(bench))
        jobs, with_uploads = _jobs(bench, users)
        raw["jobs"].append(jobs)
        raw["jobs_with_uploads"].append(with_uploads)
    return Measured(_figures(bench, best_of(raw)), dict(raw))


def _chains(bench: Bench) -> float:
    """Seconds for the chains of empty tasks, by a worker that has done some already."""
    stack, left = bench.stack, open_messages(bench.stack)
    with stack.instead_of_workers(EMPTY_WORKER):
        send_chains(stack, 20)
        wait_until_done(left)
        return drained(stack, EMPTY_WORKER, lambda: send_chains(stack, bench.sizes.small_jobs), left)


def _jobs(bench: Bench, users: Sequence[User]) -> tuple[float, float]:
    """Seconds for the jobs by themselves, and for as many more while their uploads come in."""
    stack, left = bench.stack, open_jobs(bench.stack)
    first, then = _statements(bench), _statements(bench)
    with stack.instead_of_workers(ONE_WORKER):
        _upload(users, _statements(bench)[:20])
        wait_until_done(left)
        alone = drained(stack, ONE_WORKER, lambda: _upload(users, first), left)
        started = time.monotonic()
        _upload(users, then)
        wait_until_done(left)
        return alone, time.monotonic() - started


def _statements(bench: Bench) -> list[Path]:
    return [bench.statement(ROWS) for _ in range(bench.sizes.small_jobs)]


def _upload(users: Sequence[User], statements: Sequence[Path]) -> None:
    """Upload the statements, the users taking turns."""
    turns = islice(cycle(users), len(statements))
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(User.upload, turns, statements))


def _figures(bench: Bench, best: dict[str, float]) -> list[Figure]:
    count = bench.sizes.small_jobs
    what, floor_is = f"{count} jobs of {ROWS} rows from {bench.sizes.users} users", f"{count} chains of 4 empty tasks"
    return [
        Figure(f"{what}, one worker of 2 processes", best["jobs"], "s", best["chains"], floor_is, at_most=4),
        Figure(f"{what}, with their uploads", best["jobs_with_uploads"], "s", best["chains"], floor_is),
    ]
