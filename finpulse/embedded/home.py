"""FINPULSE_HOME as a place to run from: one stack at a time, and room on its disk."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from finpulse.embedded.failure import StartFailed

LEAST_FREE: Final = 256 << 20  # A new database takes 70 MB, and its write-ahead log grows before it shrinks.


@contextmanager
def locked(home: Path) -> Iterator[int]:
    """Hold the home for one stack; yields the lock's descriptor.

    A child that inherits the descriptor goes on holding the lock, so that it is free only when nothing runs any more.
    Raises StartFailed where another stack holds it.
    """
    # PostgreSQL isn't root where we are, and has to pass through to its own folder.
    home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    descriptor = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(descriptor, home)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, home: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 20, 0).decode() or "unknown"
        raise StartFailed(
            f"Fin-Pulse is running already with FINPULSE_HOME {home} (process {holder}); "
            "end that one first, or give this one a FINPULSE_HOME and ports of its own."
        ) from None


def check_space(home: Path) -> None:
    """Raise StartFailed where the home's disk is too full for a database to work on."""
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        raise StartFailed(
            f"The disk that holds {home} has {free >> 20} MB left, and Fin-Pulse needs {LEAST_FREE >> 20} MB to start; "
            "make room, or set FINPULSE_HOME to a folder on another disk."
        )
