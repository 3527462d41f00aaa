"""A page of a PDF -> its picture, with a band over each line that was read as a row."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.pdf.geometry.characters import main_turn
from finpulse.sources.readers.pdf.geometry.document import open_pdf, pages_of
from finpulse.sources.readers.pdf.geometry.lines import Line, lines_of
from finpulse.sources.readers.pdf.scans.page_text import PageText
from finpulse.sources.readers.pdf.scans.printed_pages import glyphs_on
from finpulse.sources.readers.pdf.scans.text_behind import parted
from finpulse.sources.readers.pdf.statement import read_statement

# Pixels of the longer side: text of 7 points can be read.
_LONGEST: Final = 1_600
_LARGEST_SCALE: Final = 2.0
# Red, green, blue and how much of it hides the page, of 255.
_BAND: Final = (255, 196, 0, 70)
_ABOVE, _BELOW, _BESIDE = 0.95, 0.3, 3.0
Box = tuple[int, int, int, int]


class PagePicture(NamedTuple):
    """A picture as PNG, and how many pages its document has; empty for a page that it doesn't have."""

    png: bytes
    pages: int


def count_pages(file: BinaryIO) -> int:
    """How many pages a PDF has. Raises UnreadableFile."""
    with open_pdf(file) as document:
        return len(document)


def page_picture(file: BinaryIO, number: int) -> PagePicture:
    """The picture of a page, which are counted from 1; its longer side has 1,600 pixels at most.

    Raises UnreadableFile for a page that can't be loaded.
    """
    file.seek(0)
    pdf, texts = parted(file.read())
    rows = _lines_of_rows(BytesIO(pdf), texts)
    first = 1
    with open_pdf(BytesIO(pdf)) as document:
        for at, page in pages_of(document):
            lines = lines_of(glyphs_on(page, texts.get(at)), at, first)
            if at == number:
                shown = [line for line in lines if line.number in rows]
                return PagePicture(_png(page, shown, texts.get(at)), len(document))
            first += len(lines)
        return PagePicture(b"", len(document))


def _lines_of_rows(file: BinaryIO, texts: Mapping[int, PageText]) -> frozenset[int]:
    """The lines that are rows; none in a document that is no statement."""
    try:
        return frozenset(row.line for row in read_statement(file, None, texts).rows)
    except UnreadableFile:
        return frozenset()


def _png(page: pypdfium2.PdfPage, lines: list[Line], text: PageText | None) -> bytes:
    scale = min(_LARGEST_SCALE, _LONGEST / max(1.0, *page.get_size()))
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGBA")
    bands = Image.new("RGBA", picture.size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(bands)
    for box in _boxes(page, lines, picture.size) if text is None else _scanned_boxes(lines, text, scale, picture.size):
        draw.rectangle(box, fill=_BAND)
    written = BytesIO()
    Image.alpha_composite(picture, bands).convert("RGB").save(written, "PNG")
    return written.getvalue()


def _boxes(page: pypdfium2.PdfPage, lines: list[Line], size: tuple[int, int]) -> Iterator[Box]:
    """Where the lines stand in a picture of this size, in pixels."""
    turn = main_turn(page)
    for line in lines:
        top, bottom = line.baseline - _ABOVE * line.height, line.baseline + _BELOW * line.height
        left, right = line.left - _BESIDE, max(word.right for word in line.words) + _BESIDE
        one, other = (_pixel(page, _turned(*corner, turn), size) for corner in ((left, top), (right, bottom)))
        (x, across), (y, down) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        yield x, y, across, down


def _scanned_boxes(lines: list[Line], text: PageText, scale: float, size: tuple[int, int]) -> Iterator[Box]:
    """The same on a scan, whose points are counted from the upper left corner of its picture when it is upright."""
    for line in lines:
        left, right = scale * (line.left - _BESIDE), scale * (max(word.right for word in line.words) + _BESIDE)
        top, bottom = scale * (line.baseline - _ABOVE * line.height), scale * (line.baseline + _BELOW * line.height)
        one, other = (_as_scanned(*corner, text.turn, size) for corner in ((left, top), (right, bottom)))
        (x, across), (y, down) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        yield round(x), round(y), round(across), round(down)


def _as_scanned(across: float, down: float, turn: int, size: tuple[int, int]) -> tuple[float, float]:
    """A point of an upright picture as it is in one of this size that was turned by so many quarters to be so."""
    width, height = size
    return ((across, down), (width - down, across), (width - across, height - down), (down, height - across))[turn]


def _turned(across: float, down: float, turn: int) -> tuple[float, float]:
    """A point of an upright page as the page has it, whose text is turned by so many quarters."""
    return ((across, -down), (-down, -across), (-across, down), (down, across))[turn]


def _pixel(page: pypdfium2.PdfPage, point: tuple[float, float], size: tuple[int, int]) -> tuple[int, int]:
    x, y = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, *point, x, y)
    return x.value, y.value
