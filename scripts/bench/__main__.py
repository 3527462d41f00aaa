"""`make bench`: start a stack, measure, print a table, write bench.json and draw how it grows."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

import psycopg

from finpulse.errors import FinPulseError
from scripts.bench import machine
from scripts.bench.context import FULL, QUICK, Bench, Sizes
from scripts.bench.measures import (
    api,
    beside,
    bulk,
    cores,
    exports,
    flat,
    followers,
    memory,
    night,
    pages,
    small_jobs,
    waiting,
)
from scripts.bench.report import Report
from scripts.bench.stack import running_stack

# In the order in which they run: those that leave the most rows behind come last. The table has its own order.
MEASURES: Final = {
    "api": api.measure,
    "followers": followers.measure,
    "waiting": waiting.measure,
    "small": small_jobs.measure,
    "bulk": bulk.measure,
    "flat": flat.measure,
    "pages": pages.measure,
    "beside": beside.measure,
    "cores": cores.measure,
    "night": night.measure,
    "memory": memory.measure,
    "exports": exports.measure,
}
TABLE: Final = (
    "bulk",
    "memory",
    "flat",
    "pages",
    "small",
    "beside",
    "api",
    "followers",
    "waiting",
    "cores",
    "night",
    "exports",
)
OUT: Final = Path("build/bench")
ENDING_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Measure what was asked for; 1 where a measure could not be made. A missed target is told, not punished."""
    asked = _arguments()
    for number in ENDING_SIGNALS:
        signal.signal(number, _leave)
    with running_stack() as stack, tempfile.TemporaryDirectory(prefix="finpulse-bench-") as folder:
        sizes = _sizes(asked)
        report = Report(asked.out, TABLE, machine=machine.described(stack), sizes=asdict(sizes))
        bench = Bench(stack, Path(folder), sizes)
        for name in asked.only:
            _measure(bench, name, report, asked.minutes)
        report.write()
    print(report.table())
    print(f"Written to {asked.out}")
    return 1 if report.failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", type=_names, default=tuple(MEASURES), help=f"some of {','.join(MEASURES)}")
    parser.add_argument("--quick", action="store_true", help="a tenth of everything, in some four minutes")
    parser.add_argument("--minutes", type=float, default=40, help="no measure begins after this (40)")
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


def _measure(bench: Bench, name: str, report: Report, minutes: float) -> None:
    """Make one measure unless the time is over; one that fails doesn't take the rest with it."""
    if bench.minutes() > minutes:
        report.failed[name] = f"its turn would have come after {minutes:g} minutes"
        return
    started = time.monotonic()
    try:
        report.add(name, MEASURES[name](bench))
    except (FinPulseError, OSError, ValueError, psycopg.Error, subprocess.SubprocessError) as error:
        report.failed[name] = f"{type(error).__name__}: {error}"
        bench.say(f"{name} could not be measured: {report.failed[name]}")
    else:
        bench.say(f"{name} took {time.monotonic() - started:.0f} s")


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """End at the first signal by way of every `finally`; a second must not disturb the ending."""
    del frame
    for each in ENDING_SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
