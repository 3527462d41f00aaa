"""A page whose text was recognised -> its characters with their boxes, as those of a page of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from finpulse.sources.readers.pdf.geometry.characters import Glyph
from finpulse.sources.readers.pdf.scans.page_text import PageText, Piece

# What is this much lower or higher than most of a page is written in another size.
_LOW, _HIGH = 0.6, 1.6
# Where the baseline runs, below the middle, as a share of the height.
_BELOW_MIDDLE: Final = 0.3
# Pieces whose middles differ by less than this share of their height stand in one line.
_SAME_LINE: Final = 0.4
_NEXT_TO_NOTHING: Final = 0.001


def glyphs_of_text(page: PageText) -> list[Glyph]:
    """The characters of a page; blanks part the pieces, whose boxes may touch each other."""
    usual = median([piece.height for piece in page.pieces]) if page.pieces else 0.0
    return [glyph for piece in _apart(page.pieces) for glyph in _glyphs(piece, usual)]


def _apart(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, of which those whose boxes overlap a little at their sides end and begin half-way."""
    for piece in pieces:
        beside = [each for each in pieces if abs(each.middle - piece.middle) < _SAME_LINE * piece.height]
        left, right = piece.edges[0], piece.right
        ends = [each.right for each in beside if each.edges[0] < left < each.right < right]
        begins = [each.edges[0] for each in beside if left < each.edges[0] < right < each.right]
        first, last = (left + max(ends, default=left)) / 2, (right + min(begins, default=right)) / 2
        yield piece._replace(edges=tuple(min(max(edge, first), last) for edge in piece.edges), right=last)


def _glyphs(piece: Piece, usual: float) -> Iterator[Glyph]:
    height = usual if _LOW * usual <= piece.height <= _HIGH * usual else piece.height
    baseline = piece.middle + _BELOW_MIDDLE * height
    ends = (*piece.edges[1:], piece.right)
    for text, left, right in zip(piece.text, piece.edges, ends, strict=True):
        yield Glyph(text, left, right, baseline, height)
    # It stands before whatever begins where this ends.
    yield Glyph(" ", piece.right - _NEXT_TO_NOTHING, piece.right, baseline, height)
