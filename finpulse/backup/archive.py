"""The file of a backup: a tar archive whose last part has the SHA-256 of all others, as `sha256sum -c` reads them.

It is written and read part by part, in memory that depends neither on their size nor on their number.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
import tempfile
import time
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from finpulse.errors import BackupError

SUMS: Final = "SHA256SUMS"
MANIFEST: Final = "manifest.json"
DUMP: Final = "database.dump"
UPLOADS: Final = "uploads/"
KEYS: Final = "keys/"
# What a backup may consist of; no other name of a file's is ever used as a place to write to.
_NAMES: Final = re.compile(rf"{SUMS}|{MANIFEST}|{DUMP}|{UPLOADS}[0-9a-f]{{32}}|{KEYS}[a-z-]{{1,40}}")
BLOCK: Final = 1 << 20
_HEADER: Final = tarfile.BLOCKSIZE


class Part(NamedTuple):
    """A part of an archive: its name, where its bytes begin, and how many they are."""

    name: str
    offset: int
    size: int


class ArchiveWriter:
    """Writes a backup's parts in the order in which they come; `finish` completes the file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._sums = tempfile.TemporaryFile()  # noqa: SIM115 - closed by finish, and deleted with this process

    def add(self, name: str, blocks: Iterable[bytes]) -> bytes:
        """Write a part whose size is known only at its end; returns its SHA-256."""
        begin, digest, size = self._file.tell(), hashlib.sha256(), 0
        self._file.write(bytes(_HEADER))
        for block in blocks:
            digest.update(block)
            size += len(block)
            self._file.write(block)
        self._file.write(bytes(-size % _HEADER))
        end = self._file.tell()
        self._file.seek(begin)
        self._file.write(_header(name, size))
        self._file.seek(end)
        self._sums.write(f"{digest.hexdigest()}  {name}\n".encode("ascii"))
        return digest.digest()

    def finish(self) -> None:
        """Write the part with all sums, and the end of the archive."""
        self._sums.seek(0)
        self.add(SUMS, iter(lambda: self._sums.read(BLOCK), b""))
        self._file.write(bytes(2 * _HEADER))
        self._sums.close()


def parts(file: BinaryIO) -> Iterator[Part]:
    """The parts of an archive, found by their headers alone. Raises BackupError where it breaks off or is none."""
    at = 0
    while True:
        file.seek(at)
        header = file.read(_HEADER)
        if header == bytes(_HEADER):
            return
        name, size = _read_header(header)
        yield Part(name, at + _HEADER, size)
        at += _HEADER + size + -size % _HEADER


def find_part(file: BinaryIO, name: str) -> Part | None:
    """The part of this name, None where there is none. Raises BackupError."""
    return next((part for part in parts(file) if part.name == name), None)


def blocks_of(file: BinaryIO, part: Part) -> Iterator[bytes]:
    """The bytes of a part. Raises BackupError where the file ends before it."""
    at, left = part.offset, part.size
    while left:
        file.seek(at)
        block = file.read(min(BLOCK, left))
        if not block:
            raise BackupError(f"The backup breaks off within {part.name}; {INCOMPLETE}")
        yield block
        at += len(block)
        left -= len(block)


INCOMPLETE: Final = "it is not complete, and nothing was taken from it. Use another copy of it, or another backup."


def check_sums(file: BinaryIO) -> str:
    """Read everything, and compare it with its sums; returns a name by which to know this backup again.

    Raises BackupError with the part that was altered, and where something is missing.
    """
    sums = find_part(file, SUMS)
    if sums is None:
        raise BackupError(f"The end of the backup is missing; {INCOMPLETE}")
    expected = _lines(blocks_of(file, sums))
    identity = hashlib.sha256()
    for part in parts(file):
        if part.name == SUMS:
            break
        line = f"{_sum_of(file, part)}  {part.name}"
        identity.update(line.encode("ascii"))
        if next(expected, None) != line:
            raise BackupError(
                f"{part.name} in the backup is not what was written there; nothing was taken from it. Use another "
                "copy of it, or another backup."
            )
    if next(expected, None) is not None:
        raise BackupError(f"Parts of the backup are missing; {INCOMPLETE}")
    return identity.hexdigest()


def _sum_of(file: BinaryIO, part: Part) -> str:
    digest = hashlib.sha256()
    for block in blocks_of(file, part):
        digest.update(block)
    return digest.hexdigest()


def _lines(blocks: Iterable[bytes]) -> Iterator[str]:
    rest = b""
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        yield from (line.decode("ascii", "replace") for line in whole)
    if rest:
        yield rest.decode("ascii", "replace")


def _header(name: str, size: int) -> bytes:
    """What stands before a part: always one block, since no name of ours is long."""
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(time.time())
    return info.tobuf(tarfile.GNU_FORMAT)


def _read_header(header: bytes) -> tuple[str, int]:
    """Name and size of the part behind this header. Raises BackupError."""
    if len(header) < _HEADER:
        raise BackupError(f"The end of the backup is missing; {INCOMPLETE}")
    try:
        info = tarfile.TarInfo.frombuf(header, "ascii", "replace")
    except tarfile.HeaderError:
        raise BackupError(
            "This is no backup of Fin-Pulse, or its file was altered; nothing was taken from it."
        ) from None
    if not _NAMES.fullmatch(info.name) or not info.isreg():
        raise BackupError("This is no backup of Fin-Pulse; nothing was taken from it.")
    return info.name, info.size
