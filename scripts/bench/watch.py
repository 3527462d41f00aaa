"""The memory of every process of the stack, looked at again and again while something runs."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final, Self

import psutil

from scripts.bench.stack import Stack

SECONDS_BETWEEN_LOOKS: Final = 0.3
# A word of a command line -> what the process is to a reader; the first that fits.
KINDS: Final = {
    **{name: name for name in ("postgres", "valkey", "gunicorn", "flower", "sweeper")},
    "-m workers": "celery",
}


class Watch(ABC):
    """Looks again and again, from when this is entered until it is left."""

    def __init__(self, stack: Stack, seconds_between_looks: float) -> None:
        self.stack = stack
        self._seconds = seconds_between_looks
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closed.set()
        self._thread.join()

    @abstractmethod
    def look(self) -> None:
        """Look once."""

    def _look_on(self) -> None:
        while not self._closed.wait(self._seconds):
            self.look()


class MemoryWatch(Watch):
    """The most that any process of each kind held while this was open, in MB.

    `pss` divides what processes share (PostgreSQL's buffers, a parent's pages after a fork) among those that share
    it; `rss` counts it in full for each. Where the system knows no PSS, both are RSS.
    """

    def __init__(self, stack: Stack) -> None:
        self.pss: defaultdict[str, float] = defaultdict(float)
        self.rss: defaultdict[str, float] = defaultdict(float)
        super().__init__(stack, SECONDS_BETWEEN_LOOKS)

    def look(self) -> None:
        """Note the memory of each process that there is."""
        for kind, memory in memory_by_kind(self.stack):
            self.pss[kind] = max(self.pss[kind], getattr(memory, "pss", memory.rss) / 2**20)
            self.rss[kind] = max(self.rss[kind], memory.rss / 2**20)


def memory_by_kind(stack: Stack) -> Iterator[tuple[str, Any]]:
    """The kind of each process of the stack, and psutil's account of its memory."""
    for process in stack.processes():
        try:
            yield kind_of(" ".join(process.cmdline())), process.memory_full_info()
        except psutil.Error:  # It has ended since, as processes do.
            continue


def kind_of(command: str) -> str:
    """What the process with this command line is to a reader."""
    return next((kind for word, kind in KINDS.items() if word in command), "other")
