"""A large statement with workers and servers on two cores, beside the same on one."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from scripts.bench.client import WentWrong
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.stack import Stack
from scripts.bench.timing import best_of

STAGE: Final = "transform"
SECONDS: Final = re.compile(r"done in ([\d.]+) s")


def measure(bench: Bench) -> Measured:
    """The same size by a new user each time, on one core and on two in turns; the best of each counts."""
    cores = _two_cores()
    raw: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(max(2, bench.sizes.rounds)):
        bench.say(f"cores, round {number + 1}: {bench.sizes.rows // 2:,} rows")
        for name, used in (("two", cores), ("one", cores[:1])):
            stages, whole = _seconds(bench, used)
            raw[f"{STAGE} on {name}"].append(stages[STAGE])
            raw[f"job on {name}"].append(whole)
    best = best_of(raw)
    rows = f"of {bench.sizes.rows // 2:,} rows, two cores against one"
    return Measured(
        [
            _speedup(f"{STAGE} {rows}", best[f"{STAGE} on one"], best[f"{STAGE} on two"], at_least=1.7),
            _speedup(f"the whole job {rows}", best["job on one"], best["job on two"]),
        ],
        dict(raw),
    )


def _speedup(what: str, one: float, two: float, at_least: float | None = None) -> Figure:
    """How many times as fast two are, as rates, so that the ratio is the speed-up."""
    return Figure(what, 1 / two, "jobs/s", 1 / one, "on one core", at_least=at_least)


def _two_cores() -> list[int]:
    """Two of the cores that we may use. Raises WentWrong where that can't be told or there is one."""
    if not hasattr(os, "sched_setaffinity"):
        raise WentWrong("Only Linux can hold processes to chosen cores.")
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) < 2:
        raise WentWrong("This machine has one core.")
    return cores


def _seconds(bench: Bench, cores: Iterable[int]) -> tuple[dict[str, float], float]:
    """Seconds of each stage as the job tells them, and of the whole job, on these cores."""
    statement, user = bench.statement(bench.sizes.rows // 2), bench.user()
    bench.stack.settle()
    with _held_to(bench.stack, cores):
        job, whole = user.bring(statement)
    statement.unlink()
    return {stage: _told(result) for stage, result in job["step_results"].items()}, whole


def _told(result: dict[str, Any]) -> float:
    """The seconds that a stage wrote into its log. Raises WentWrong where it wrote none."""
    for line in result["logs"]:
        if found := SECONDS.search(line):
            return float(found[1])
    raise WentWrong(f"A stage did not say how long it took: {result['logs']}")


@contextmanager
def _held_to(stack: Stack, cores: Iterable[int]) -> Iterator[None]:
    """Hold every thread of the stack to these cores, as `taskset --all-tasks` does; children start as their parents."""
    _pin(stack, cores)
    try:
        yield
    finally:
        _pin(stack, os.sched_getaffinity(0))


def _pin(stack: Stack, cores: Iterable[int]) -> None:
    for process in stack.processes():
        for thread in Path(f"/proc/{process.pid}/task").glob("*"):
            with suppress(ProcessLookupError):  # It has ended since.
                os.sched_setaffinity(int(thread.name), cores)
