"""What a stack holds while it is used: the memory of its processes and its connections, looked at again and again."""

from __future__ import annotations

import statistics
import threading
import time
from collections import defaultdict
from types import TracebackType
from typing import Final, NamedTuple

import psutil

from scripts.bench.stack import Stack
from scripts.bench.watch import kind_of

SECONDS_BETWEEN_LOOKS: Final = 5.0
CONNECTIONS: Final = "SELECT coalesce(usename, 'server'), count(*) FROM pg_stat_activity GROUP BY 1"


class Look(NamedTuple):
    """Seconds since the beginning, and by kind of process the megabytes (PSS) of the largest one."""

    at: float
    memory: dict[str, float]


class Looks:
    """All looks from when this is entered until it is left, and the most connections that each login had."""

    def __init__(self, stack: Stack) -> None:
        self.made: list[Look] = []
        self.connections: defaultdict[str, int] = defaultdict(int)
        self._stack = stack
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Looks:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closed.set()
        self._thread.join()

    def between(self, begun: float, ended: float) -> dict[str, float]:
        """The median memory of each kind of process between two times, in MB."""
        found: defaultdict[str, list[float]] = defaultdict(list)
        for look in self.made:
            if begun <= look.at <= ended:
                for kind, memory in look.memory.items():
                    found[kind].append(memory)
        return {kind: statistics.median(values) for kind, values in found.items()}

    def _look_on(self) -> None:
        began = time.monotonic()
        while not self._closed.wait(SECONDS_BETWEEN_LOOKS):
            self.made.append(Look(time.monotonic() - began, self._memory()))
            with self._stack.connect() as connection:
                for login, count in connection.execute(CONNECTIONS).fetchall():
                    self.connections[str(login)] = max(self.connections[str(login)], int(str(count)))

    def _memory(self) -> dict[str, float]:
        largest: defaultdict[str, float] = defaultdict(float)
        for process in self._stack.processes():
            try:
                kind, memory = kind_of(" ".join(process.cmdline())), process.memory_full_info()
            except psutil.Error:  # It has ended since, as processes do.
                continue
            largest[kind] = max(largest[kind], getattr(memory, "pss", memory.rss) / 2**20)
        return dict(largest)
