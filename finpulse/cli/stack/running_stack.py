"""The stack that runs on this machine: where its API is, and which process keeps it up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

import psutil

from finpulse.config import home_of
from finpulse.errors import FinPulseError

ADDRESS: Final = "api-url"


class NotRunning(FinPulseError):
    """There is no stack on this machine."""


class RunningStack(NamedTuple):
    """Where a running stack has its home, and where its API is reached."""

    home: Path
    url: str

    @property
    def process_id(self) -> int:
        """The process of `finpulse up`; 0 where it has just ended."""
        with suppress(FileNotFoundError, ValueError):
            return int((self.home / "lock").read_text(encoding="ascii"))
        return 0


@contextmanager
def found_at(home: Path, url: str) -> Iterator[None]:
    """Let the other commands find the API of this home for as long as the block runs."""
    path = home / ADDRESS
    path.write_text(url, encoding="ascii")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def find_running() -> RunningStack | None:
    """The stack of FINPULSE_HOME, else of this checkout, where it runs."""
    home = home_of(os.environ)
    try:
        return RunningStack(home, (home / ADDRESS).read_text(encoding="ascii"))
    except (FileNotFoundError, PermissionError):
        return None


def running_stack() -> RunningStack:
    """The stack that runs here. Raises NotRunning."""
    stack = find_running()
    if stack is None or not psutil.pid_exists(stack.process_id):
        raise NotRunning(f"No Fin-Pulse runs with FINPULSE_HOME {home_of(os.environ)}.")
    return stack
