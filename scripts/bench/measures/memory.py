"""The largest process, and rows a second, while ever larger statements are imported, the smallest first."""

from __future__ import annotations

from typing import Any

from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.watch import MemoryWatch

SMALLEST_JUDGED = 100_000


def measure(bench: Bench) -> Measured:
    """Each size by a new user; workers keep what they have once taken, so the order is from small to large."""
    bench.stack.restart_workers()
    steps = []
    for rows in bench.sizes.sizes:
        bench.say(f"memory: {rows:,} rows")
        steps.append(_step(bench, rows))
    judged = [step for step in steps if step["rows"] >= SMALLEST_JUDGED]
    return Measured([*map(_figure, judged), *_growth(judged)], {"steps": steps})


def _step(bench: Bench, rows: int) -> dict[str, Any]:
    statement, user = bench.statement(rows), bench.user()
    with MemoryWatch(bench.stack) as watch:
        seconds = user.bring(statement, pause=0.01 if rows <= 10_000 else 0.1).seconds
    statement.unlink()
    bench.stack.settle()
    return {"rows": rows, "seconds": seconds, "pss_mb": dict(watch.pss), "rss_mb": dict(watch.rss)}


def _largest(step: dict[str, Any]) -> tuple[float, str]:
    return max((size, kind) for kind, size in step["pss_mb"].items())


def _figure(step: dict[str, Any]) -> Figure:
    size, kind = _largest(step)
    return Figure(f"largest process at {step['rows']:,} rows ({kind}, PSS)", size, "MB", at_most=300)


def _growth(judged: list[dict[str, Any]]) -> list[Figure]:
    """The largest statement beside the smallest; it should be the same, and a tenth more still counts as that."""
    if len(judged) < 2:
        return []
    first, last = judged[0], judged[-1]
    floor_is = f"at {first['rows']:,} rows"
    what = f"largest process at {last['rows']:,} rows"
    return [Figure(what, _largest(last)[0], "MB", _largest(first)[0], floor_is, at_most=1.1)]
