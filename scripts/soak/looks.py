"""What a stack holds while it is used: the memory of its processes and its connections, looked at again and again."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from typing import Final, NamedTuple

from scripts.bench.stack import Stack
from scripts.bench.watch import Watch, memory_by_kind

SECONDS_BETWEEN_LOOKS: Final = 5.0
CONNECTIONS: Final = "SELECT coalesce(usename, 'server'), count(*) FROM pg_stat_activity GROUP BY 1"


class Look(NamedTuple):
    """Seconds since the beginning, and by kind of process the megabytes (PSS) of the largest one."""

    at: float
    memory: dict[str, float]


class Looks(Watch):
    """All looks, and the most connections that each login had."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack, SECONDS_BETWEEN_LOOKS)
        self.made: list[Look] = []
        self.connections: defaultdict[str, int] = defaultdict(int)
        self._began = time.monotonic()

    def between(self, begun: float, ended: float) -> dict[str, float]:
        """The median memory of each kind of process between two times, in MB."""
        found: defaultdict[str, list[float]] = defaultdict(list)
        for look in self.made:
            if begun <= look.at <= ended:
                for kind, memory in look.memory.items():
                    found[kind].append(memory)
        return {kind: statistics.median(values) for kind, values in found.items()}

    def look(self) -> None:
        """Note the memory and the connections that there are."""
        self.made.append(Look(time.monotonic() - self._began, self._memory()))
        with self.stack.connect() as connection:
            for login, count in connection.execute(CONNECTIONS).fetchall():
                self.connections[str(login)] = max(self.connections[str(login)], int(str(count)))

    def _memory(self) -> dict[str, float]:
        largest: defaultdict[str, float] = defaultdict(float)
        for kind, memory in memory_by_kind(self.stack):
            largest[kind] = max(largest[kind], getattr(memory, "pss", memory.rss) / 2**20)
        return dict(largest)
