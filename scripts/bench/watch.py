"""The memory of every process of the stack, looked at again and again while something runs."""

from __future__ import annotations

import threading
from collections import defaultdict
from types import TracebackType
from typing import Final

import psutil

from scripts.bench.stack import Stack

SECONDS_BETWEEN_LOOKS: Final = 0.3
# What each process is to a reader, by a word of its command line; the first that fits.
KINDS: Final = ("postgres", "valkey", "gunicorn", "flower", "sweeper", "celery")


class MemoryWatch:
    """The most that any process of each kind held while this was open, in MB.

    `pss` divides what processes share (PostgreSQL's buffers, a parent's pages after a fork) among those that share
    it; `rss` counts it in full for each. Where the system knows no PSS, both are RSS.
    """

    def __init__(self, stack: Stack) -> None:
        self.pss: defaultdict[str, float] = defaultdict(float)
        self.rss: defaultdict[str, float] = defaultdict(float)
        self._stack = stack
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closed.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._closed.wait(SECONDS_BETWEEN_LOOKS):
            for process in self._stack.processes():
                try:
                    self._note(process)
                except psutil.Error:  # It has ended since, as processes do.
                    continue

    def _note(self, process: psutil.Process) -> None:
        kind = kind_of(" ".join(process.cmdline()))
        memory = process.memory_full_info()
        self.pss[kind] = max(self.pss[kind], getattr(memory, "pss", memory.rss) / 2**20)
        self.rss[kind] = max(self.rss[kind], memory.rss / 2**20)


def kind_of(command: str) -> str:
    """What the process with this command line is to a reader."""
    return next((kind for kind in KINDS if kind in command), "other")
