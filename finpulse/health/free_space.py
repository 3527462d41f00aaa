"""Free space: the floor below which no upload is taken, so that neither the storage nor PostgreSQL ever stands still.

PostgreSQL goes down when its disk is full, and doesn't come up again before somebody has made room.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from finpulse.config import Settings
from finpulse.storage.driver import folder_of

_HERE: Final = ("127.0.0.1", "::1", "localhost")


class Shortage(NamedTuple):
    """A disk with less free space than it should have, in bytes; what lies there, as a sentence begins with it."""

    what: str
    free: int
    floor: int

    def __str__(self) -> str:
        return (
            f"The disk of {self.what} has {self.free >> 20} MB left, and uploads are taken from "
            f"{self.floor >> 20} MB on; it goes on by itself once there is room."
        )


class Disk(NamedTuple):
    """What it holds, in a word, and in which folder."""

    holds: str
    folder: Path
    takes_uploads: bool


def shortage(settings: Settings, coming: int = 0) -> Shortage | None:
    """The first disk on which so many more bytes would leave less than the floor; None where there is room."""
    for disk in disks(settings):
        try:
            free = shutil.disk_usage(disk.folder).free - (coming if disk.takes_uploads else 0)
        except OSError:
            continue  # A folder that is not there is a storage that is away, which whoever uses it tells.
        if free < settings.free_space:
            return Shortage(f"the {disk.holds}", max(free, 0), settings.free_space)
    return None


def disks(settings: Settings) -> Iterator[Disk]:
    """What of ours lies on disks of this machine, and where."""
    folder = folder_of(settings.storage_url)
    if folder is not None:
        yield Disk("uploads", folder, takes_uploads=True)
    if urlsplit(settings.database_url).hostname in _HERE and any(settings.home.glob("postgres-*")):
        yield Disk("database", settings.home, takes_uploads=False)
