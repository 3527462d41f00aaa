"""Bytes with which a program has filled up the end of a text file -> a view of the file without them."""

from __future__ import annotations

import codecs
import io
import os
from typing import BinaryIO, Final, cast

# Zeros, and the character by which old programs end a text.
_PADDING: Final = b"\0\x1a"
_BLOCK: Final = 64 << 10
_HEAD: Final = 64


def unpadded(file: BinaryIO) -> BinaryIO:
    """The file, or a view of it that ends before the zero bytes at its end; the file stays open either way.

    A character of UTF-16 or UTF-32 keeps all of its bytes.
    """
    size = file.seek(0, os.SEEK_END)
    end = _end_of_text(file, size)
    if not 0 < end < size:
        return file
    file.seek(0)
    width = _bytes_of_character(file.read(_HEAD))
    return cast(BinaryIO, io.BufferedReader(_Beginning(file, min(size, -(-end // width) * width))))


def _end_of_text(file: BinaryIO, size: int) -> int:
    """Where the last byte that is no padding ends, 0 where there is none."""
    end = size
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        if text := file.read(end - start).rstrip(_PADDING):
            return start + len(text)
        end = start
    return 0


def _bytes_of_character(head: bytes) -> int:
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return 4
    return 2 if b"\0" in head or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else 1


class _Beginning(io.RawIOBase):
    """The bytes of another file up to an end; closing it leaves that file open."""

    def __init__(self, file: BinaryIO, end: int) -> None:
        super().__init__()
        self._file, self._end, self._at = file, end, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always, as the other file is."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to an offset from the start, from here or from the end of the view."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # io takes any buffer.
        """Fill the buffer with the next bytes, as far as there are any."""
        self._file.seek(self._at)
        data = self._file.read(min(len(buffer), max(0, self._end - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
