"""The page that Prometheus reads: this machine's processes and disks, and what all machines share."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, Metric, generate_latest
from prometheus_client.registry import Collector

from finpulse.config import Settings
from finpulse.counters.counting import counted
from finpulse.db.engine import connect
from finpulse.jobs.broker import QUEUES
from finpulse.monitoring.broker_metrics import broker_metrics
from finpulse.monitoring.database_state import database_state
from finpulse.monitoring.disk_metrics import disk_metrics

# Under this name in its extensions an application has its page.
PAGE: Final = "finpulse.monitoring.page"
CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
# Whoever reads more often gets what the database and the broker have told last.
SECONDS_KEPT: Final = 5


class MachineMetrics(Collector):
    """What the processes of this machine have counted, and its disks."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def collect(self) -> Iterator[Metric]:
        """All of it, as it is now."""
        yield from counted(self._settings.home)
        yield from disk_metrics(self._settings)


class SharedMetrics(Collector):
    """What all machines share: the database and the broker, which are asked once in a while."""

    def __init__(self, settings: Settings) -> None:
        # A connection of its own: a pool that is used up is what one wants to see.
        self._engine = connect(settings, pool_size=1)
        self._lock = threading.Lock()
        self._found: list[Metric] = []
        self._good_until = 0.0

    def collect(self) -> Iterator[Metric]:
        """What was found last, or just now."""
        with self._lock:
            if time.monotonic() >= self._good_until:
                self._found = [*database_state(self._engine, QUEUES), *broker_metrics()]
                self._good_until = time.monotonic() + SECONDS_KEPT
            yield from self._found


class MetricsPage:
    """The page of a machine; one without an API tells only of itself, since the API's tells the rest."""

    def __init__(self, settings: Settings, *, shared: bool = True) -> None:
        own = MachineMetrics(settings)
        self._collectors: tuple[Collector, ...] = (own, SharedMetrics(settings)) if shared else (own,)

    def text(self) -> bytes:
        """In Prometheus' text format."""
        return generate_latest(self)

    def collect(self) -> Iterator[Metric]:
        """All metrics."""
        for collector in self._collectors:
            yield from collector.collect()
