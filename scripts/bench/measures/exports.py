"""The API's memory while a long history leaves in every format, and what becomes of it when it comes back."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from finpulse.exports.formats import FORMATS
from scripts.bench.client import User
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.statements import DAYS
from scripts.bench.watch import MemoryWatch

API: Final = "gunicorn"
# Formats that come back as what they were, and programs that check the others where they are installed.
COMES_BACK: Final = ("csv", "jsonl", "ofx")
CHECKS: Final = {"beancount": ("bean-check", ()), "ledger": ("hledger", ("check", "-f"))}
# Read back piece by piece, since an upload has its limit.
PIECES: Final = 4
IDLE_SECONDS: Final = 3.0


def measure(bench: Bench) -> Measured:
    """Each format of one user's whole history; an export's first bytes come once all of it is written."""
    rows, user = 2 * bench.sizes.rows, bench.user()
    bench.say(f"exports: importing {rows:,} rows")
    user.bring(bench.statement(rows))
    bench.stack.settle()
    with MemoryWatch(bench.stack) as idle:
        time.sleep(IDLE_SECONDS)
    figures, raw = [], {}
    for name in FORMATS:
        bench.say(f"exports: {name}")
        file = bench.scratch(f"export.{name}")
        with MemoryWatch(bench.stack) as watch:
            raw[name] = _save(user, file, format=name)
        what = f"export of {rows:,} rows as {name}"
        figures.append(
            Figure(f"{what}: the API's memory over idle (PSS)", watch.pss[API] - idle.pss[API], "MB", at_most=50)
        )
        figures += _checked(name, file)
        file.unlink()
    for name in COMES_BACK:
        bench.say(f"exports: {name} comes back")
        others = sum(_others(user, bench, name, *days) for days in _pieces())
        figures.append(
            Figure(f"of {rows:,} rows as {name}, not duplicates when they come back", others, "rows", at_most=0)
        )
    return Measured(figures, raw)


def _save(user: User, file: Path, **query: Any) -> float:
    """Seconds that it took to save an export."""
    began = time.monotonic()
    with user.streamed("/transactions/export", "*/*", **query) as pieces, file.open("wb") as saved:
        saved.writelines(pieces)
    return time.monotonic() - began


def _checked(name: str, file: Path) -> Iterator[Figure]:
    """What the program of a format says against it, where there is the program."""
    program, arguments = CHECKS.get(name, ("", ()))
    if found := shutil.which(program):
        done = subprocess.run([found, *arguments, str(file)], capture_output=True, text=True, check=False)
        complaints = len((done.stdout + done.stderr).splitlines()) or int(done.returncode != 0)
        yield Figure(f"complaints of {program} about it", complaints, "lines", at_most=0)


def _pieces() -> Iterator[tuple[str, str]]:
    """First and last days that have all of a statement's days between them."""
    ends = [len(DAYS) * piece // PIECES for piece in range(PIECES + 1)]
    return ((DAYS[first], DAYS[last - 1]) for first, last in pairwise(ends))


def _others(user: User, bench: Bench, name: str, first: str, last: str) -> int:
    """How many rows of a piece come back as anything but duplicates."""
    file = bench.scratch(f"back.{name}")
    _save(user, file, format=name, **{"from": first, "to": last})
    rows = user.bring(file).job["rows"]
    file.unlink()
    return int(rows["total"] - rows["duplicates"])
