"""A page of a PDF -> its characters with their boxes, upright whatever way the page or its text is turned."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from finpulse.errors import UnreadableFile

# More characters stand on no page of a statement.
_MOST_CHARACTERS: Final = 100_000
_QUARTER: Final = math.pi / 2
# Text that is turned by less than this is meant to be straight.
_STRAIGHT: Final = 0.05
_SOFT_HYPHEN: Final = "\u00ad"
# What PDFium makes of a hyphen at the end of a line.
_LINE_HYPHEN: Final = "\u0002"


class Glyph(NamedTuple):
    """A character on an upright page: its text, the edges of its cell, its baseline and height, in points.

    `baseline` grows downwards. A ligature has several letters.
    """

    text: str
    left: float
    right: float
    baseline: float
    height: float


def glyphs_of(page: pypdfium2.PdfPage) -> list[Glyph]:
    """The characters of a page that run in its main direction; watermarks and margins that are turned are left out.

    Raises UnreadableFile for a page of more characters than a statement has.
    """
    text_page = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > _MOST_CHARACTERS:
            raise UnreadableFile(f"A page of this PDF has {count} characters; no statement has so many on one.")
        turns = [_turn_of(text_page, index) for index in range(count)]
        straight = Counter(turn for turn in turns if turn is not None)
        if not straight:
            return []
        turn = straight.most_common(1)[0][0]
        found = (_glyph(text_page, index, turn) for index in range(count) if turns[index] == turn)
        return [glyph for glyph in found if glyph is not None]
    finally:
        text_page.close()


def main_turn(page: pypdfium2.PdfPage) -> int:
    """By how many quarters most text of a page is turned; 0 for one without text."""
    text_page = page.get_textpage()
    try:
        turns = (_turn_of(text_page, index) for index in range(pdfium.FPDFText_CountChars(text_page)))
        straight = Counter(turn for turn in turns if turn is not None)
    finally:
        text_page.close()
    return straight.most_common(1)[0][0] if straight else 0


def _turn_of(text_page: pypdfium2.PdfTextPage, index: int) -> int | None:
    """By how many quarters a character is turned; None for one that is askew, or that PDFium has made up."""
    if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
        return None
    quarters = pdfium.FPDFText_GetCharAngle(text_page, index) / _QUARTER
    turn = round(quarters)
    return turn % 4 if abs(quarters - turn) < _STRAIGHT else None


def _glyph(text_page: pypdfium2.PdfTextPage, index: int, turn: int) -> Glyph | None:
    text = _plain(pdfium.FPDFText_GetUnicode(text_page, index))
    if not text:
        return None
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return _upright(text, (box.left, box.top, box.right, box.bottom), (x.value, y.value), turn)


def _plain(code: int) -> str:
    """The letters of a character: ligatures taken apart, full width made half, "" for what prints nothing."""
    if code == ord(_LINE_HYPHEN):
        return _SOFT_HYPHEN
    if code < 32 or code == 0xFFFE or 0xD800 <= code < 0xE000:
        return " " if code in (9, 10, 13) else ""
    char = chr(code)
    if char.isascii() or char == _SOFT_HYPHEN:
        return char
    return unicodedata.normalize("NFKC", char)


def _upright(text: str, box: tuple[float, float, float, float], origin: tuple[float, float], turn: int) -> Glyph:
    """A character as it stands when the page is held so that its text runs from left to right."""
    left, top, right, bottom = box
    x, y = origin
    if turn == 0:
        return Glyph(text, left, right, -y, top - bottom)
    if turn == 1:
        return Glyph(text, -top, -bottom, -x, right - left)
    if turn == 2:
        return Glyph(text, -right, -left, y, top - bottom)
    return Glyph(text, bottom, top, x, right - left)
