"""The pages of a PDF -> their lines: from the text of pages that have one, and from what was recognised in scans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

import pypdfium2

from finpulse.errors import ScanUnread
from finpulse.sources.readers.pdf.geometry.characters import Glyph, glyphs_of
from finpulse.sources.readers.pdf.geometry.document import open_pdf, pages_of
from finpulse.sources.readers.pdf.geometry.lines import Line, lines_of
from finpulse.sources.readers.pdf.scans.page_glyphs import glyphs_of_text
from finpulse.sources.readers.pdf.scans.page_text import PageText
from finpulse.sources.readers.pdf.scans.scan_pages import is_scan

_EXTRA: Final = (
    "Where the operator installs the extra `ocr` (`pip install finpulse[ocr]`), the text in pictures is read."
)
_SCAN: Final = (
    "This PDF has no text, only pictures of pages, so nothing can be read from it. Export the statement as CSV or as a "
    f"PDF with text from your bank's website instead. {_EXTRA}"
)
# A page of a scan may have a few words printed over the picture.
_FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """The lines of all pages, the pages that are pictures nobody has read, and those that were recognised."""

    lines: list[Line]
    unread: tuple[int, ...]
    texts: Mapping[int, PageText]


def printed_pages(file: BinaryIO, texts: Mapping[int, PageText]) -> PrintedPages:
    """The lines of a PDF, whose scanned pages have these texts. Raises ScanUnread where all are pictures."""
    lines: list[Line] = []
    unread: list[int] = []
    with open_pdf(file) as document:
        for number, page in pages_of(document):
            if number not in texts and is_scan(page):
                unread.append(number)
            lines += lines_of(glyphs_on(page, texts.get(number)), number, len(lines) + 1)
    if sum(len(line.words) for line in lines) < _FEWEST_WORDS and not texts:
        raise ScanUnread(_SCAN)
    return PrintedPages(lines, tuple(unread), texts)


def glyphs_on(page: pypdfium2.PdfPage, text: PageText | None) -> list[Glyph]:
    """The characters of a page, by what was recognised where that is known."""
    return glyphs_of(page) if text is None else glyphs_of_text(text)


def unread_pages(pages: PrintedPages) -> str:
    """That some pages are pictures which nobody has read, as a sentence; "" where all were read."""
    if not pages.unread:
        return ""
    named = ", ".join(map(str, pages.unread))
    return (
        f"These pages of this PDF are pictures without text, which were not read: {named}. Rows may be missing. "
        "Are the others right?"
    )


def about_unread(pages: PrintedPages) -> str:
    """Which pages are pictures that nobody has read, and what would help, as a sentence."""
    named = ", ".join(map(str, pages.unread))
    return f"These of its pages are pictures without text, which were not read: {named}. {_EXTRA}"
