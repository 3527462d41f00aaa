"""Places: names under which the processes of a machine count, each in files of its own.

A process holds the lock of its place for as long as it lives, however it ends; the next process of its role takes the
place over and counts on in its files. So nothing that was counted is lost, there are no more files than there ever were
processes at once, and no process's number means anything, which containers give out twice.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

from prometheus_client.mmap_dict import MmapedDict

# The files of a place by what is counted in them, and how large they are made: more than they have to hold. A file of
# holes would be filled as counts come, and a process that writes to one while the disk is full is killed.
FILE_BYTES: Final = {"counter": 1 << 21, "histogram": 1 << 21, "gauge_max": 1 << 16, "gauge_livesum": 1 << 16}
_OF_THE_LIVING: Final = "gauge_live"


def take_place(folder: Path, role: str) -> tuple[str, int]:
    """The name of a free place of this role, and the open lock that holds it. Raises OSError.

    The first process that comes while no other is there finds the folder empty.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder):
        if not _held(folder):
            for path in folder.glob("*.db"):
                path.unlink()
        for number in count():
            lock = _locked(folder / f"{role}-{number}.lock")
            if lock is not None:
                _make_ready(folder, f"{role}-{number}")
                return f"{role}-{number}", lock
    raise AssertionError("numbers don't end")


def living(folder: Path) -> Counter[str]:
    """How many processes of each role are there; what others have left as theirs of the moment is deleted."""
    with _alone(folder):
        held = _held(folder)
        for path in folder.glob(f"{_OF_THE_LIVING}*.db"):
            if path.stem.rpartition("_")[2] not in held:
                path.unlink()
    return Counter(name.rpartition("-")[0] for name in held)


def _held(folder: Path) -> set[str]:
    """The names of the places that a process holds."""
    held = set()
    for path in folder.glob("*-*.lock"):
        lock = _locked(path)
        if lock is None:
            held.add(path.stem)
        else:
            os.close(lock)
    return held


def _locked(path: Path) -> int | None:
    """The file, open and locked; None where another has it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    return file


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else takes a place or looks at them meanwhile."""
    with (folder / "places").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make_ready(folder: Path, name: str) -> None:
    """Give the place its files, without what a machine that broke down has left half-written."""
    for kind, size in FILE_BYTES.items():
        path = folder / f"{kind}_{name}.db"
        if kind.startswith(_OF_THE_LIVING) or not _is_whole(path):
            path.unlink(missing_ok=True)
        with path.open("ab") as file:
            file.write(bytes(max(0, size - file.tell())))


def _is_whole(path: Path) -> bool:
    """Whether a place's file can be read to its end, or isn't there."""
    with suppress(FileNotFoundError):
        try:
            for key, *_ in MmapedDict.read_all_values_from_file(path):  # type: ignore[no-untyped-call]  # It has no types.
                json.loads(key)
        except Exception:  # What a broken file holds may break anything.
            return False
    return True
