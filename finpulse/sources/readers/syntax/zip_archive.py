"""ZIP archives -> their members, bounded whatever the archive declares, and one sentence for whatever is broken."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, Final, NamedTuple

from finpulse.errors import UnreadableFile

# A sheet of Excel's last row and a dozen columns has about this much XML; more is no statement.
MOST_BYTES: Final = 512 << 20
MOST_PARTS: Final = 10_000
# Repetitive sheets are packed to a fiftieth; what is packed to less is made to be large.
MOST_TIMES: Final = 200
_ALWAYS_TAKEN: Final = 16 << 20
_ENCRYPTED: Final = 0x1
# What the standard library raises for broken archives, among them those of compressions that hardly any program writes.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,  # what the archive lists is not in it
    NotImplementedError,  # zipfile's word for a compression that it doesn't know
    OSError,
    RuntimeError,
    ValueError,
)


class Packed(NamedTuple):
    """What an archive is to people, and what they can do where it can't be read."""

    name: str
    advice: str

    @property
    def bomb(self) -> UnreadableFile:
        """The refusal of one that holds too much."""
        return UnreadableFile(
            f"This {self.name} unpacks to far more than any statement holds, so it is not read. {self.advice}"
        )

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Everything that a broken archive makes the unpacking raise, as one sentence."""
        try:
            yield
        except _BROKEN as error:
            raise UnreadableFile(f"This {self.name} is broken or protected by a password. {self.advice}") from error


@contextmanager
def open_zip(file: BinaryIO, packed: Packed) -> Iterator[zipfile.ZipFile]:
    """The archive in a file, which stays open.

    Raises UnreadableFile for what is broken, protected by a password, or declares more than any statement holds.
    """
    with packed.guarded():
        archive = zipfile.ZipFile(file)
    with archive:
        parts = archive.infolist()
        unpacked, size = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        most = min(MOST_BYTES, _ALWAYS_TAKEN + MOST_TIMES * size)
        if len(parts) > MOST_PARTS or unpacked > most or len({part.header_offset for part in parts}) < len(parts):
            raise packed.bomb
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise UnreadableFile(f"This {packed.name} is protected by a password. {packed.advice}")
        yield archive


def member_names(file: BinaryIO) -> list[str] | None:
    """The names of an archive's members, None for a file that is no archive or a broken one."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()[:MOST_PARTS]
    except _BROKEN:
        return None


class Bounded:
    """A part of an archive that may not unpack to more than the limit, whatever size it declares."""

    def __init__(self, part: IO[bytes], most: int, packed: Packed) -> None:
        self._part, self._left, self._packed = part, most, packed

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes. Raises UnreadableFile beyond the limit."""
        data = self._part.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise self._packed.bomb
        return data
