"""The encoding that a file declares -> the one that it is in, by its bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from finpulse.sources.readers.syntax.known_encodings import known_encoding
from finpulse.sources.readers.syntax.sample import take_sample

_HIGH: Final = re.compile(rb"[\x80-\xff]")
# Western letters with accents stand alone in their words; three together are another script's.
_ANOTHER_SCRIPT: Final = re.compile(rb"[\x80-\xff]{3,}")
_WESTERN: Final = frozenset({"cp1252", "iso8859-1", "ascii", "iso8859-15"})


def settle_encoding(file: BinaryIO, declared: str) -> str:
    """The encoding to read a file in, where its beginning declares one ("" for none).

    UTF-8 is recognised by the bytes, whatever is declared. Otherwise the declared code page is taken, unless it doesn't
    exist or makes no words of the bytes. Raises UnreadableFile for a file that is no text.
    """
    sample = take_sample(file)
    named = _codec(declared)
    if sample.encoding.startswith("utf") or not named or named.startswith("utf"):
        return sample.encoding
    file.seek(0)
    head = file.read(256 << 10)
    if named in _WESTERN:
        strange = sum(map(len, _ANOTHER_SCRIPT.findall(head)))
        return sample.encoding if 2 * strange > len(_HIGH.findall(head)) else "cp1252"
    return named


def _codec(declared: str) -> str:
    """Python's name of a declared encoding; a bare number is a code page of Windows."""
    name = declared.strip().strip("\"'")
    for candidate in (name, f"cp{name}", name.replace("WINDOWS", "cp")):
        if known := known_encoding(candidate):
            return known
    return ""


@contextmanager
def open_text(file: BinaryIO, encoding: str) -> Iterator[io.TextIOWrapper]:
    """The file's text from its start, every line end as a newline; the file itself stays open."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None)
    try:
        yield text
    finally:
        # Closing the wrapper would close the caller's file.
        text.detach()
