"""Counting as one process of many; a process that doesn't begin to counts for itself alone, and nobody reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import structlog
from prometheus_client import Metric, values
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from finpulse.counters.instruments import CONNECTIONS, MOST_CONNECTIONS, REGISTRY
from finpulse.counters.places import living, take_place

log = structlog.get_logger()

_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"


class _Place:
    """The place of this process; after a fork it is the parent's until the child takes its own."""

    name = ""
    role = "none"
    lock: int | None = None


def folder_of(home: Path) -> Path:
    """Where all processes of a machine that share this FINPULSE_HOME count."""
    return home / "metrics"


def count_as(role: str, home: Path, connections: int) -> None:
    """Let what this process counts be read by all, from now on, as that of such a role.

    `connections` are those that its pools may have. A child calls it anew after a fork. Where the files can't be
    written, nothing is counted, and the log says so.
    """
    folder = folder_of(home)
    try:
        name, lock = take_place(folder, role)
    except OSError as error:
        log.warning("metrics.not_counted", role=role, reason=str(error))
        return
    if _Place.lock is not None:
        os.close(_Place.lock)  # The parent's, who holds it on.
    _Place.name, _Place.role, _Place.lock = name, role, lock
    if os.environ.get(_FOLDER) != str(folder):
        os.environ[_FOLDER] = str(folder)
        values.ValueClass = values.MultiProcessValue(lambda: _Place.name)  # type: ignore[no-untyped-call]  # It has no types.
    CONNECTIONS.labels(role).set(0)
    MOST_CONNECTIONS.labels(role).set(connections)


def role() -> str:
    """The role of this process, `none` where it has not begun to count."""
    return _Place.role


def counted(home: Path) -> Iterator[Metric]:
    """What all processes of this machine have counted, and how many of them there are now.

    What nobody has counted yet is named without a value, so that whoever writes a query finds it.
    """
    folder = folder_of(home)
    if not folder.is_dir():
        return
    processes = GaugeMetricFamily("finpulse_processes", "Processes that count, by their role.", labels=["role"])
    for its_role, number in sorted(living(folder).items()):
        processes.add_metric([its_role], number)
    yield processes
    found = {each.name: each for each in MultiProcessCollector(None, str(folder)).collect()}  # type: ignore[no-untyped-call]  # It has no types.
    for each in REGISTRY.collect():
        yield found.get(each.name) or Metric(each.name, each.documentation, each.type)
