"""How many transactions a second the night's re-aggregation compares, by one process and by several."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as Time  # noqa: N812 - `time` is the module that measures.
from multiprocessing import get_context
from typing import Any

from sqlalchemy import Engine, text

from finpulse.config import read_settings
from finpulse.db.engine import connect
from finpulse.totals.nightly import NightBudget, work_on_night


def measure(database_url: str, processes: tuple[int, ...] = (1, 2), rounds: int = 3) -> dict[int, float]:
    """The best of some rounds, in transactions a second, for each number of processes; they take turns.

    The database is migrated, has users with transactions and totals, and nobody else works on a night of it. Each
    round does a whole night with the full share of the database and keeps its report in `reaggregations`. Raises
    RuntimeError where a night has not come to its end.
    """
    best = dict.fromkeys(processes, 0.0)
    for _ in range(rounds):
        for count in processes:
            best[count] = max(best[count], rows_a_second(database_url, count))
    return best


def rows_a_second(database_url: str, processes: int) -> float:
    """Transactions a second over one night, from when all processes stand ready to when the last has ended."""
    engine = _engine(database_url)
    night = _next_night(engine)
    spawning = get_context("spawn")
    ready = spawning.Barrier(processes + 1)
    workers = [spawning.Process(target=_work, args=(database_url, processes, night, ready)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    ready.wait(60)
    begun = time.perf_counter()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - begun
    rows = _rows(engine, night)
    engine.dispose()
    return rows / seconds


def _engine(database_url: str) -> Engine:
    return connect(read_settings({**os.environ, "FINPULSE_DATABASE_URL": database_url}), pool_size=1)


def _next_night(engine: Engine) -> date:
    """A night behind all that there have been."""
    with engine.connect() as connection:
        last: date | None = connection.scalar(text("SELECT max(night) FROM reaggregations"))
    return (last or datetime.now(UTC).date()) + timedelta(days=1)


def _work(database_url: str, processes: int, night: date, ready: Any) -> None:
    engine = _engine(database_url)
    engine.connect().close()
    now = datetime.combine(night, Time(3), UTC)
    ready.wait(60)
    while (pause := work_on_night(engine, NightBudget(processes, share=100), now)) is not None:
        # The others' last stretches are waited for in short steps, or a second would be measured that nobody works.
        time.sleep(min(pause, 0.01))


def _rows(engine: Engine, night: date) -> int:
    query = text("SELECT report FROM reaggregations WHERE night = :night AND finished_at IS NOT NULL")
    with engine.connect() as connection:
        report = connection.scalar(query, {"night": night})
    if report is None:
        raise RuntimeError(f"The night of {night} has not come to its end.")
    return int(report["rows"])
