"""Which pages of a PDF are pictures without text, and such a page -> its picture, within bounds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import BinaryIO, Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from finpulse.sources.readers.pdf.geometry.document import open_pdf, pages_of

# A page of a scan may have a few characters printed over the picture, as of its number.
_FEWEST_CHARACTERS: Final = 40
# A picture that covers less of its page is a logo.
_COVERED: Final = 0.4
# More objects than this on a page without text are drawings.
_MOST_OBJECTS: Final = 500
# Dots per inch at which letters of 6 points are read, and the longer side of the largest picture.
_RESOLUTION: Final = 200
_LONGEST: Final = 2_600
POINTS_AN_INCH: Final = 72


def scan_pages(file: BinaryIO) -> list[int]:
    """The numbers of a PDF's pages, from 1, that are pictures without text. Raises UnreadableFile."""
    with open_pdf(file) as document:
        return [number for number, page in pages_of(document) if is_scan(page)]


def is_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has hardly a character, and pictures that cover much of it."""
    text_page = page.get_textpage()
    try:
        characters = pdfium.FPDFText_CountChars(text_page)
    finally:
        text_page.close()
    return characters < _FEWEST_CHARACTERS and _covered(page) >= _COVERED


def _covered(page: pypdfium2.PdfPage) -> float:
    """The share of a page that pictures cover; those upon each other count twice."""
    width, height = page.get_size()
    area = 0.0
    for at, item in enumerate(page.get_objects(max_depth=3)):
        if at >= _MOST_OBJECTS:
            break
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            area += max(right - left, 0.0) * max(top - bottom, 0.0)
    return float(area / max(width * height, 1.0))


def pictures_of(file: BinaryIO, numbers: Collection[int]) -> Iterator[tuple[int, Image.Image, float]]:
    """The pages of these numbers with their pictures, and how many pixels a point has.

    Raises UnreadableFile for one that can't be loaded.
    """
    with open_pdf(file) as document:
        for number, page in pages_of(document):
            if number in numbers:
                scale = min(_RESOLUTION / POINTS_AN_INCH, _LONGEST / max(1.0, *page.get_size()))
                yield number, page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB"), scale
