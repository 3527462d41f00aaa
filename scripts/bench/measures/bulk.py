"""A large statement from its upload to `completed`, beside COPY of its bytes and of its finished rows."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.floors import copy_columns, copy_finished, copy_lines, write_finished
from scripts.bench.timing import best_of

FLOORS_A_ROUND = 2


def measure(bench: Bench) -> Measured:
    """Each round a new user and a new statement, with its floors before and after it; the best of each counts."""
    raw: defaultdict[str, list[float]] = defaultdict(list)
    stages: list[dict[str, Any]] = []
    for number in range(bench.sizes.rounds):
        bench.say(f"bulk, round {number + 1}: {bench.sizes.rows:,} rows")
        stages.append(_round(bench, raw))
    return Measured(_figures(bench.sizes.rows, best_of(raw)), {**raw, "stages": stages})


def _round(bench: Bench, raw: defaultdict[str, list[float]]) -> dict[str, Any]:
    """Add one round's seconds, and return what each stage of the first import wrote into its log."""
    statement, user = bench.statement(bench.sizes.rows), bench.user()
    bench.stack.settle()
    for _ in range(FLOORS_A_ROUND):
        raw["copy_columns"].append(copy_columns(bench.stack, statement))
        raw["copy_lines"].append(copy_lines(bench.stack, statement))
    first = user.bring(statement)
    raw["first"].append(first.seconds)
    bench.stack.settle()
    raw["again"].append(user.bring(statement).seconds)
    finished = write_finished(bench.stack, first.job["id"], bench.scratch("finished"))
    for _ in range(FLOORS_A_ROUND):
        raw["copy_finished"].append(copy_finished(bench.stack, finished))
        raw["copy_columns"].append(copy_columns(bench.stack, statement))
    statement.unlink()
    finished.unlink()
    return {stage: result["logs"] for stage, result in first.job["step_results"].items()}


def _figures(rows: int, best: dict[str, float]) -> list[Figure]:
    first, again = best["first"], best["again"]
    name = f"{rows:,} rows, upload to completed"
    return [
        Figure(name, first, "s", best["copy_columns"], "COPY of the file, five text columns", at_most=12),
        Figure(name, first, "s", best["copy_lines"], "COPY of the file, a line a row"),
        Figure(name, first, "s", best["copy_finished"], "COPY of the finished rows, all indexes", at_most=2),
        Figure("rows a second, upload to completed", rows / first, "rows/s"),
        Figure("the same file again, all duplicates", again, "s", first, "the first time", at_most=0.6),
    ]
