"""Scans: pictures of pages that are drawn, and a recogniser that knows what was drawn there."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from io import BytesIO

import pypdfium2
from PIL import Image

from finpulse.sources.readers.pdf.geometry.characters import glyphs_of
from finpulse.sources.readers.pdf.geometry.lines import PrintedWord, lines_of
from finpulse.sources.readers.pdf.scans.page_text import PageText
from finpulse.sources.readers.pdf.scans.recogniser import Corner, SeenWords
from finpulse.sources.readers.pdf.scans.recognition import recognised
from finpulse.sources.readers.pdf.scans.scan_pages import pictures_of

DOTS_AN_INCH = 100


def scanned(
    content: bytes, pages: Collection[int] | None = None, slope: float = 0.0, dots: int = DOTS_AN_INCH
) -> bytes:
    """The PDF with pictures in the place of its pages, or of those of these numbers, turned by so many degrees."""
    source, target = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    for number in range(1, len(source) + 1):
        if pages is not None and number not in pages:
            target.import_pages(source, [number - 1])
            continue
        picture = source[number - 1].render(scale=dots / 72).to_pil().convert("RGB")
        written = BytesIO()
        picture.rotate(-slope, fillcolor="white").save(written, "PDF", resolution=dots)
        target.import_pages(pypdfium2.PdfDocument(written.getvalue()))
    written = BytesIO()
    target.save(written)
    return written.getvalue()


def words_drawn(content: bytes, number: int, slope: float = 0.0, doubtful: str = "") -> list[SeenWords]:
    """What a recogniser that is always right sees on a page of the PDF that was scanned, but for a text in doubt."""
    page = pypdfium2.PdfDocument(content)[number - 1]
    picture = next(pictures_of(BytesIO(content), [number]))
    scale, height = picture[2], page.get_height()
    centre = (picture[1].width / 2, picture[1].height / 2)
    lines = lines_of(glyphs_of(page), number, 1)
    return [
        _seen(word, line.baseline + height, line.height, scale, _turn(centre, slope), is_doubtful=word.text == doubtful)
        for line in lines
        for word in line.words
    ]


def _turn(centre: Corner, slope: float) -> Callable[[float, float], Corner]:
    """Points around a centre -> where they are when the page lies on the scanner at so many degrees."""
    cosine, sine = math.cos(math.radians(slope)), math.sin(math.radians(slope))

    def turned(x: float, y: float) -> Corner:
        across, down = x - centre[0], y - centre[1]
        return (
            float(round(centre[0] + across * cosine - down * sine)),
            float(round(centre[1] + down * cosine + across * sine)),
        )

    return turned


def _seen(
    word: PrintedWord,
    baseline: float,
    height: float,
    scale: float,
    turned: Callable[[float, float], Corner],
    *,
    is_doubtful: bool,
) -> SeenWords:
    left, right = word.left * scale, word.right * scale
    top, middle, bottom = ((baseline - share * height) * scale for share in (0.8, 0.3, -0.2))
    ends = (*word.edges[1:], word.right)
    places = [(first + last) / 2 * scale for first, last in zip(word.edges, ends, strict=True)]
    corners = turned(left, top), turned(right, top), turned(right, bottom), turned(left, bottom)
    likely = (0.6 if is_doubtful else 1.0,) * len(word.text)
    return SeenWords(word.text, corners, tuple(turned(place, middle) for place in places), likely)


def text_of(content: bytes, scan: bytes, slope: float = 0.0, doubtful: str = "") -> list[PageText]:
    """What is recognised in the scanned pages of a PDF that shows this one."""
    numbers = range(1, len(pypdfium2.PdfDocument(content)) + 1)
    pages: Iterator[int] = iter(numbers)

    def recognise(_picture: Image.Image) -> list[SeenWords]:
        return words_drawn(content, next(pages), slope, doubtful)

    return list(recognised(BytesIO(scan), numbers, recognise))
