"""A ZIP archive that goes out while it is being written, so that it may be larger than memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

# The usual level takes three times the time for a fifth less.
LEVEL: Final = 1
PIECE: Final = 1 << 16


class Member(NamedTuple):
    """A file of an archive: its name, and its bytes in pieces."""

    name: str
    pieces: Iterable[bytes]


class _Outlet(io.RawIOBase):
    """What an archive is written into, and taken out of again piece by piece."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._held += data
        return len(data)

    def taken(self, least: int = 1) -> Iterator[bytes]:
        """What was written since, if it is so many bytes."""
        if len(self._held) >= least:
            piece, self._held = bytes(self._held), bytearray()
            yield piece


def streamed_zip(members: Iterable[Member]) -> Iterator[bytes]:
    """The archive of these members, each of which is read when it is its turn."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for member in members:
            with archive.open(member.name, "w", force_zip64=True) as file:
                for piece in member.pieces:
                    file.write(piece)
                    yield from outlet.taken(PIECE)
            yield from outlet.taken()
    yield from outlet.taken()
