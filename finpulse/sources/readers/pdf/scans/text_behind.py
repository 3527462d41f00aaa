"""A PDF with the text of its scanned pages behind its end: one file for whoever reads it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import BinaryIO, Final, cast

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.pdf.scans.page_text import PageText, unpacked

# What stands at the end of the file, behind the length of the text in so many digits.
_MARK: Final = b"\n%finpulse-text-of-scans\n"
_DIGITS: Final = 12
_CHUNK: Final = 1 << 20
_DAMAGED: Final = "The text of this PDF's scanned pages is damaged. Send the PDF as your bank made it."


def with_text(file: BinaryIO, text: bytes) -> BinaryIO:
    """A file without a name: the PDF, and packed pages behind it."""
    joined = tempfile.TemporaryFile()  # noqa: SIM115 - Whoever gets it closes it.
    file.seek(0)
    while chunk := file.read(_CHUNK):
        joined.write(chunk)
    joined.write(text + f"{len(text):0{_DIGITS}}".encode() + _MARK)
    joined.seek(0)
    return cast(BinaryIO, joined)


def parted(content: bytes) -> tuple[bytes, Mapping[int, PageText]]:
    """The PDF alone, and the recognised pages by their numbers. Raises UnreadableFile where those are damaged."""
    if not content.endswith(_MARK):
        return content, {}
    end = len(content) - len(_MARK) - _DIGITS
    try:
        start = end - int(content[end : end + _DIGITS])
        pages = unpacked(content[max(start, 0) : end])
    except ValueError as error:
        raise UnreadableFile(
            "The text of this PDF's scanned pages is damaged. Send the PDF as your bank made it."
        ) from error
    return content[:start], {page.number: page for page in pages}
