"""This machine: its disks, and its clock beside those of the database and the broker."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from finpulse.cli.doctor.finding import Finding, failed, ok, warning
from finpulse.config import Settings
from finpulse.storage.driver import folder_of

LEAST_INODES: Final = 0.05
# Tokens are good 150 s before and after their time by any clock, leases and nights go by the database's alone.
SECONDS_APART: Final = 5
SECONDS_TOO_FAR: Final = 120


def disk_findings(settings: Settings) -> Iterator[Finding]:
    """Free space and free inodes wherever something of ours lies on this machine."""
    places = {"home": settings.home}
    if (folder := folder_of(settings.storage_url)) is not None:
        places["uploads"] = folder
    for name, place in places.items():
        if place.exists():
            yield _disk(name, place)


def _disk(name: str, place: Path) -> Finding:
    found = os.statvfs(place)
    free = f"{found.f_bavail * found.f_frsize >> 20:,} of {found.f_blocks * found.f_frsize >> 20:,} MB are free"
    # Some file systems make inodes as they are needed, and say that they have none.
    if found.f_files and found.f_favail < LEAST_INODES * found.f_files:
        return warning(
            f"disk of {name}",
            f"{place}: {free}, but only {found.f_favail:,} of {found.f_files:,} inodes, of which each file takes one.",
            "Delete or move small files from that disk, or make its file system anew with more inodes.",
        )
    return ok(f"disk of {name}", f"{place}: {free}.")


def clock_finding(whose: str, ask: Callable[[], float]) -> Finding:
    """Another's clock beside ours; `ask` returns its seconds since 1970, and raises what it likes where it is away."""
    before = time.time()
    theirs = ask()
    after = time.time()
    # Whatever lies between the question and the answer is no difference.
    apart = max(before - theirs, theirs - after, 0.0)
    name = f"clock of {whose}"
    if apart < SECONDS_APART:
        return ok(name, f"It shows what this machine's does, within {max(after - before, 0.1):.1f} s.")
    ahead = "behind" if theirs < before else "ahead of"
    return (failed if apart > SECONDS_TOO_FAR else warning)(
        name,
        f"It is {apart:,.0f} s {ahead} this machine's.",
        "Let both machines set their clocks by NTP; sign-ins fail between machines that are minutes apart.",
    )


def time_zone_finding() -> Finding:
    """The zone that this machine's logs of other programs are in; ours know none."""
    return ok(
        "time zone",
        f"This machine's is {time.strftime('%Z (%z)')}; Fin-Pulse's logs, schedules and tables are in UTC anyway.",
    )
