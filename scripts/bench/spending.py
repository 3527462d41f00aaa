"""The processor time that each part of the stack spends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import psutil

from scripts.bench.stack import Stack

# A part of the stack by what its processes' command lines have, the first that fits.
PARTS: Final = {"postgres": "PostgreSQL", "valkey-server": "Redis", "gunicorn": "API", "worker": "worker"}


@contextmanager
def spending(stack: Stack) -> Iterator[defaultdict[str, float]]:
    """CPU seconds that each part of the stack spends meanwhile, there once it is over."""
    spent: defaultdict[str, float] = defaultdict(float)
    before = _seconds(stack)
    yield spent
    spent |= {part: max(seconds - before[part], 0.0) for part, seconds in _seconds(stack).items()}


def _seconds(stack: Stack) -> defaultdict[str, float]:
    """CPU seconds of each part so far, with those of its processes that have ended."""
    taken: defaultdict[str, float] = defaultdict(float)
    for process in stack.processes():
        with suppress(psutil.Error):
            line = [process.name(), *process.cmdline()]
            part = next((part for mark, part in PARTS.items() if mark in line), "sweeper and others")
            taken[part] += sum(process.cpu_times()[:4])
    return taken
