"""20 uploads of one user that wait for their jobs: how soon somebody else is told that the API lives, and served."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from scripts.bench.client import User
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.timing import p99

WAITING: Final = 20
ROWS: Final = 25_000
HONEST_ROWS: Final = 40
LONGEST_WAIT: Final = 30
PAUSE: Final = 0.02


def measure(bench: Bench) -> Measured:
    """Seconds of GET /health/live and of a dashboard that no cache knows, and of a small import, beside them."""
    bench.say(f"waiting: {WAITING} uploads of {ROWS:,} rows by one user")
    greedy, honest = bench.user(), bench.user()
    honest.bring(bench.statement(HONEST_ROWS))
    statements, small = [bench.statement(ROWS) for _ in range(WAITING)], bench.statement(HONEST_ROWS)
    with ThreadPoolExecutor(WAITING + 1) as clients:
        uploads = [
            clients.submit(greedy.send_file, "/etl/run-csv", path, account_id=greedy.account_id, wait=LONGEST_WAIT)
            for path in statements
        ]
        importing = clients.submit(honest.bring, small)
        seconds = list(_served(honest, uploads))
    lives, dashboards = zip(*seconds, strict=True)
    beside = f"beside {WAITING} waiting uploads of {ROWS:,} rows, p99 of {len(seconds)}"
    return Measured(
        [
            Figure(f"GET /health/live {beside}", 1000 * p99(lives), "ms", at_most=250),
            Figure(f"a dashboard {beside}", 1000 * p99(dashboards), "ms", at_most=1000),
            Figure(f"{HONEST_ROWS} rows imported beside them", importing.result().seconds, "s", at_most=10),
        ],
        {"live": list(lives), "dashboard": list(dashboards)},
    )


def _served(user: User, uploads: list[Future[object]]) -> Iterator[tuple[float, float]]:
    """Seconds of both until the last upload is answered; each dashboard is of another period, as no other was."""
    number = 0
    while not all(upload.done() for upload in uploads):
        number += 1
        first, last = f"{1990 + number % 30}-01-{1 + number % 28:02}", f"2023-12-{1 + number // 30 % 28:02}"
        lives = _seconds(user, "/health/live")
        yield lives, _seconds(user, "/analytics/dashboard", **{"from": first, "to": last})
        time.sleep(PAUSE)


def _seconds(user: User, path: str, **query: str) -> float:
    began = time.perf_counter()
    user.get(path, **query)
    return time.perf_counter() - began
