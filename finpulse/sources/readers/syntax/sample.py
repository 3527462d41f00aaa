"""A bounded part of a file, from its beginning and from spots spread through the rest."""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import AnyStr, BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.syntax.encoding import decide_encoding

HEAD_BYTES: Final = 256 << 10
SPOT_BYTES: Final = 8 << 10
SPOTS: Final = 16

# Control characters but TABs and line ends.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_NOT_TEXT: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x1f\x8b", "This is a compressed file. Unpack it and send the statement inside."),
    (b"Rar!", "This is a RAR archive. Unpack it and send the statement inside."),
    (b"7z\xbc\xaf", "This is a 7-Zip archive. Unpack it and send the statement inside."),
    (b"\x89PNG", "This is a picture, not a table. Export the statement as CSV from your bank's website instead."),
    (b"\xff\xd8\xff", "This is a picture, not a table. Export the statement as CSV from your bank's website instead."),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """Text from a file: its beginning, and passages of whole lines from further on."""

    encoding: str
    head: str
    spots: tuple[str, ...]

    def head_lines(self) -> Iterator[str]:
        """The physical lines of the beginning, ends included."""
        return iter(io.StringIO(self.head, newline=""))


def take_sample(file: BinaryIO) -> Sample:
    """Read what detection needs. Raises UnreadableFile for a file that is no text."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(HEAD_BYTES)
    _refuse_other_formats(head)
    passages = list(_passages(file, size))
    if passages:
        head = head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1] or head
    encoding = decide_encoding(b"\n".join([head, *map(_inner_lines, passages)]))
    text = head.decode(encoding, "replace").lstrip("\ufeff")
    if _is_binary(text):
        raise UnreadableFile("This file is not text. Export the statement as CSV from your bank's website instead.")
    spots = (_inner_lines(passage.decode(_without_mark(encoding, head), "replace")) for passage in passages)
    return Sample(encoding, text, tuple(spot for spot in spots if spot))


def _refuse_other_formats(head: bytes) -> None:
    if not head.strip(b"\x00\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile("The file is empty: there is nothing to import.")
    for start, sentence in _NOT_TEXT:
        if head.startswith(start):
            raise UnreadableFile(sentence)


def _is_binary(text: str) -> bool:
    """Text has tabs and line ends; hardly any other control character, but for zeros that fill up its records."""
    start = text[:20_000].replace("\0", "")
    return len(_CONTROLS.findall(start)) > 0.05 * len(start)


def _passages(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Bytes from places spread evenly behind the beginning; all of them where they are few."""
    rest = size - HEAD_BYTES
    if rest <= 0:
        return
    count = min(SPOTS, max(1, rest // SPOT_BYTES))
    for spot in range(count):
        # An offset that four divides splits no character of UTF-16 or UTF-32.
        file.seek((HEAD_BYTES + spot * rest // count) // 4 * 4)
        yield file.read(SPOT_BYTES)


def _inner_lines(passage: AnyStr) -> AnyStr:
    """The passage without the parts of lines at its ends."""
    end: AnyStr = "\n" if isinstance(passage, str) else b"\n"
    return passage[passage.find(end) + 1 : passage.rfind(end) + 1]


def _without_mark(encoding: str, head: bytes) -> str:
    """The encoding of passages behind the beginning, whose byte order mark they do not repeat."""
    if encoding not in ("utf-16", "utf-32"):
        return encoding
    return f"{encoding}-be" if head.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) else f"{encoding}-le"
