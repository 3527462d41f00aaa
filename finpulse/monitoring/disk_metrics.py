"""Free space and inodes of the disks of this machine that hold something of ours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily

from finpulse.config import Settings
from finpulse.health.free_space import disks

_FIGURES: Final = {
    "finpulse_disk_free_bytes": "Bytes that are free on the disk.",
    "finpulse_disk_size_bytes": "Bytes that the disk has.",
    "finpulse_disk_free_inodes": "Files that the disk can still hold; 0 of 0 where it doesn't count them.",
    "finpulse_disk_inodes": "Files that the disk can hold in all.",
}


def disk_metrics(settings: Settings) -> Iterator[Metric]:
    """A figure of each kind for each disk that is there, and the floor below which uploads are refused."""
    families = {name: GaugeMetricFamily(name, told, labels=["holds"]) for name, told in _FIGURES.items()}
    for disk in disks(settings):
        try:
            found = os.statvfs(disk.folder)
        except OSError:
            continue  # Readiness tells a storage that is away.
        free, size = found.f_bavail * found.f_frsize, found.f_blocks * found.f_frsize
        for name, value in zip(_FIGURES, (free, size, found.f_favail, found.f_files), strict=True):
            families[name].add_metric([disk.holds], value)
    yield from families.values()
    yield GaugeMetricFamily(
        "finpulse_disk_floor_bytes", "Free bytes below which uploads are refused.", value=settings.free_space
    )
