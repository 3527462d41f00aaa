"""What every measure is given: the stack, a folder for its statements, and how much to measure."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from scripts.bench.client import User
from scripts.bench.stack import Stack
from scripts.bench.statements import write_statement


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    rows: int = 1_000_000  # of the large statement
    rounds: int = 2  # of whatever takes long; each floor is measured in every round
    sizes: tuple[int, ...] = (1_000, 10_000, 100_000, 1_000_000, 5_000_000)  # for growth by the file's size
    histories: tuple[int, ...] = (0, 100_000, 500_000, 1_000_000, 2_000_000)  # for growth by what is there already
    repeats: int = 7  # of 1,000 rows into a history
    requests: int = 200  # of each endpoint at each history
    small_jobs: int = 500
    users: int = 50
    slice_seconds: float = 2.0  # of load on one endpoint, before the next one has its turn


FULL: Final = Sizes()
QUICK: Final = replace(
    FULL,
    rows=100_000,
    rounds=1,
    sizes=(1_000, 10_000, 100_000, 300_000),
    histories=(0, 50_000, 200_000),
    repeats=5,
    requests=100,
    small_jobs=100,
    users=10,
    slice_seconds=1.0,
)


class Bench:
    """A run: its stack, its sizes, and new statements and users for whoever measures."""

    def __init__(self, stack: Stack, folder: Path, sizes: Sizes) -> None:
        self.stack = stack
        self.sizes = sizes
        self._folder = folder
        self._numbers = 0
        self._started = time.monotonic()

    def statement(self, rows: int) -> Path:
        """A statement that no other has a row of."""
        self._numbers += 1
        return write_statement(self._folder / f"statement-{self._numbers}.csv", rows, self._numbers)

    def scratch(self, name: str) -> Path:
        """Where a file that is no statement may lie."""
        return self._folder / name

    def user(self) -> User:
        """A new user with an empty account."""
        return User(self.stack)

    def say(self, text: str) -> None:
        """A line about how far it is, with the minutes since the start."""
        print(f"  {self.minutes():5.1f} min  {text}", flush=True)

    def minutes(self) -> float:
        """How long this run has measured."""
        return (time.monotonic() - self._started) / 60
