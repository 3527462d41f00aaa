"""`make bench`: start a stack, measure, print a table, write bench.json and draw how it grows."""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import Any, Final, NoReturn

import psycopg

from finpulse.errors import FinPulseError
from scripts.bench import machine
from scripts.bench.context import FULL, QUICK, Bench, Sizes
from scripts.bench.curves import draw
from scripts.bench.figures import Figure, Measured, line
from scripts.bench.measures import api, beside, bulk, cores, flat, memory, night, small_jobs
from scripts.bench.stack import running_stack

# In the order in which they run: those that leave the most rows behind come last. The table has its own order.
MEASURES: Final = {
    "api": api.measure,
    "small": small_jobs.measure,
    "bulk": bulk.measure,
    "flat": flat.measure,
    "beside": beside.measure,
    "cores": cores.measure,
    "night": night.measure,
    "memory": memory.measure,
}
TABLE: Final = ("bulk", "memory", "flat", "small", "beside", "api", "cores", "night")
OUT: Final = Path("build/bench")
ENDING_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Measure what was asked for; 1 where a measure could not be made. A missed target is told, not punished."""
    asked = _arguments()
    for number in ENDING_SIGNALS:
        signal.signal(number, _leave)
    with running_stack() as stack, tempfile.TemporaryDirectory(prefix="finpulse-bench-") as folder:
        results: dict[str, Any] = {"machine": machine.described(stack), "sizes": asdict(_sizes(asked))}
        bench = Bench(stack, Path(folder), _sizes(asked))
        measured, failed = _measure_all(bench, asked.only)
    figures = [figure for name in TABLE if name in measured for figure in measured[name].figures]
    _print_table(figures)
    results["figures"] = [_told(figure) for figure in figures]
    results["raw"] = {name: each.raw for name, each in measured.items()}
    results["failed"] = failed
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "bench.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    draw(results["raw"], asked.out)
    print(f"Written to {asked.out}")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", type=_names, default=tuple(MEASURES), help=f"some of {','.join(MEASURES)}")
    parser.add_argument("--quick", action="store_true", help="a tenth of everything, in some four minutes")
    parser.add_argument("--rows", type=int, help="rows of the large statement")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for bench.json and the curves")
    return parser.parse_args()


def _names(text: str) -> tuple[str, ...]:
    """Names of measures, in the order in which they run."""
    given = text.split(",")
    if unknown := sorted(set(given) - set(MEASURES)):
        raise argparse.ArgumentTypeError(f"there is no {unknown[0]}; it takes {', '.join(MEASURES)}")
    return tuple(name for name in MEASURES if name in given)


def _sizes(asked: argparse.Namespace) -> Sizes:
    sizes = QUICK if asked.quick else FULL
    return replace(sizes, rows=asked.rows) if asked.rows else sizes


def _measure_all(bench: Bench, names: tuple[str, ...]) -> tuple[dict[str, Measured], dict[str, str]]:
    """What was measured, and why the others could not be; one that fails doesn't take the rest with it."""
    measured: dict[str, Measured] = {}
    failed: dict[str, str] = {}
    for name in names:
        started = time.monotonic()
        try:
            measured[name] = MEASURES[name](bench)
        except (FinPulseError, OSError, ValueError, psycopg.Error, subprocess.TimeoutExpired) as error:
            failed[name] = f"{type(error).__name__}: {error}"
            bench.say(f"{name} could not be measured: {failed[name]}")
        else:
            bench.say(f"{name} took {time.monotonic() - started:.0f} s")
    return measured, failed


def _print_table(figures: list[Figure]) -> None:
    rows = [("what", "figure", "floor", "ratio", "target", "holds"), *map(line, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _told(figure: Figure) -> dict[str, Any]:
    return {**asdict(figure), "ratio": figure.ratio, "target": figure.target, "holds": figure.holds}


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """End at the first signal by way of every `finally`; a second must not disturb the ending."""
    del frame
    for each in ENDING_SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
