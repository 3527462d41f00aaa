"""Small statements that are uploaded while a large one runs."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from scripts.bench.client import Import, User
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.timing import p95

ROWS: Final = 200
ALONE: Final = 20
SECONDS_BETWEEN: Final = 0.2


def measure(bench: Bench) -> Measured:
    """One small upload after the other by another user, first on an idle stack, then until the large job is done."""
    bench.say(f"beside: {ROWS} rows while {bench.sizes.rows:,} are imported")
    large, small = bench.user(), bench.user()
    statement = bench.statement(bench.sizes.rows)
    bench.stack.settle()
    alone = [_small(bench, small) for _ in range(ALONE)]
    with ThreadPoolExecutor(1) as other:
        running = other.submit(large.bring, statement)
        beside = _until_done(bench, small, running)
    statement.unlink()
    what = f"{ROWS} rows during a job of {bench.sizes.rows:,}, p95 of {len(beside)}"
    return Measured(
        [
            Figure(what, p95(beside), "s", at_most=3),
            Figure(f"{what}, beside", p95(beside), "s", p95(alone), "p95 with nothing beside"),
            Figure("the large job meanwhile", running.result().seconds, "s"),
        ],
        {"alone": alone, "beside": beside, "large": running.result().seconds},
    )


def _until_done(bench: Bench, user: User, running: Future[Import]) -> list[float]:
    """Seconds of every small upload that began while the large job was running."""
    seconds = []
    while not running.done():
        seconds.append(_small(bench, user))
        time.sleep(SECONDS_BETWEEN)
    return seconds


def _small(bench: Bench, user: User) -> float:
    statement = bench.statement(ROWS)
    seconds = user.bring(statement, pause=0.02).seconds
    statement.unlink()
    return seconds
