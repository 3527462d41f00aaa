"""Which files of a folder are whole: nobody has one open, and neither its size nor its time has changed for a while."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import psutil

# Programs give such names to what they are still writing.
UNFINISHED: Final = (".part", ".partial", ".crdownload", ".download", ".tmp", "~")
# An empty file is mostly one that somebody has begun.
EMPTY_SECONDS: Final = 60.0


class _Look(NamedTuple):
    size: int
    changed: int
    since: float


class WholeFiles:
    """Looks at a folder again and again; a file is whole once it has stayed as it is for so many seconds."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self._folder = folder
        self._seconds = seconds
        self._seen: dict[Path, _Look] = {}

    def look(self) -> list[Path]:
        """The files that are whole now, by name. Links, folders and hidden files are none."""
        now, before, self._seen = time.monotonic(), self._seen, {}
        for path in self._files():
            try:
                found = path.stat()
            except FileNotFoundError:  # It was taken away between two looks.
                continue
            look = before.get(path)
            is_same = look is not None and (look.size, look.changed) == (found.st_size, found.st_mtime_ns)
            self._seen[path] = look if look and is_same else _Look(found.st_size, found.st_mtime_ns, now)
        still = [path for path, look in self._seen.items() if now - look.since >= self._patience(look)]
        in_use = _open_files(set(still)) if still else frozenset()
        return [path for path in still if path not in in_use]

    def waiting(self, taken: list[Path]) -> bool:
        """Whether the last look has found files beside these, or one of these is still there."""
        return any(path not in taken or path.exists() for path in self._seen)

    def _patience(self, look: _Look) -> float:
        return self._seconds if look.size else max(self._seconds, EMPTY_SECONDS)

    def _files(self) -> Iterator[Path]:
        for path in sorted(self._folder.iterdir()):
            is_ours = not path.name.startswith(".") and not path.name.endswith(UNFINISHED)
            if is_ours and path.is_file() and not path.is_symlink():
                yield path


def _open_files(paths: set[Path]) -> frozenset[Path]:
    """Those of the files that a process of this user has open for writing, as far as the system tells."""
    wanted, found = {str(path.resolve()): path for path in paths}, set()
    for process in psutil.process_iter():
        try:
            opened = process.open_files()
        except (psutil.Error, OSError):
            continue
        found |= {wanted[each.path] for each in opened if each.path in wanted and getattr(each, "mode", "w") != "r"}
    return frozenset(found)
