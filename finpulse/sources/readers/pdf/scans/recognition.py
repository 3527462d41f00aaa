"""Pages that are pictures -> their text, upright and straight whatever way they lay on the scanner."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import BinaryIO, Final

from PIL import Image

from finpulse.sources.readers.pdf.scans.page_text import CERTAIN, PageText, Piece
from finpulse.sources.readers.pdf.scans.recogniser import Corner, SeenWords, words_in
from finpulse.sources.readers.pdf.scans.scan_pages import pictures_of

Recognise = Callable[[Image.Image], list[SeenWords]]
# Words that are this much longer than high show roughly how a page lies; around that the angle is sought, in radians.
_LONG: Final = 8.0
_STEP, _STEPS = math.radians(0.05), 60
_BINS_A_LINE: Final = 5
# A page of which most words are higher than wide lies on its side; one that is hardly read stands on its head.
_MOST: Final = 0.5
_HARDLY: Final = 0.75
_QUARTERS: Final = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)


def recognised(file: BinaryIO, numbers: Collection[int], recognise: Recognise = words_in) -> Iterator[PageText]:
    """The text of the pages of these numbers, one by one. Raises UnreadableFile for one that can't be loaded."""
    for number, picture, scale in pictures_of(file, numbers):
        turn, words = _upright(picture, recognise)
        yield PageText(number, turn, tuple(_pieces(words, scale)))


def _upright(picture: Image.Image, recognise: Recognise) -> tuple[int, list[SeenWords]]:
    """The quarters, against the clock, by which a picture is turned to be read best, and its words then."""
    ways = {0: recognise(picture)}
    for turn in _other_turns(ways[0]):
        ways[turn] = recognise(picture.transpose(_QUARTERS[turn - 1]))
    best = max(ways, key=lambda turn: _certainty(ways[turn]))
    return best, ways[best]


def _other_turns(words: Sequence[SeenWords]) -> tuple[int, ...]:
    if sum(_height(each) > _width(each) for each in words if len(each.text) > 2) > _MOST * len(words):
        return (1, 3)
    likely = [share for each in words for share in each.likely]
    return (2,) if likely and sum(likely) / len(likely) < _HARDLY else ()


def _certainty(words: Sequence[SeenWords]) -> float:
    """How many characters are certain."""
    return sum(len(each.text) * min(each.likely, default=0.0) for each in words)


def _pieces(words: Sequence[SeenWords], scale: float) -> Iterator[Piece]:
    """The words in points, on a page that is turned so that its lines run straight."""
    angle = _slope(words)
    cosine, sine = math.cos(angle) / scale, math.sin(angle) / scale
    for each in words:
        if each.text:
            yield _piece(each, lambda point: (point[0] * cosine + point[1] * sine, point[1] * cosine - point[0] * sine))


def _slope(words: Sequence[SeenWords]) -> float:
    """The angle at which the lines of a page run, in radians, clockwise: words that stand in one line are level then.

    Corners are whole pixels, so that of one word the angle is known roughly.
    """
    long = [each.corners for each in words if _width(each) > _LONG * _height(each)]
    rough = median([math.atan2(second[1] - first[1], second[0] - first[0]) for first, second, _, _ in long] or [0.0])
    ends = [point for each in words for point in _ends(each)]
    bin_height = max(median([_height(each) for each in words] or [1.0]) / _BINS_A_LINE, 1.0)
    tried = (rough + step * _STEP for step in range(-_STEPS, _STEPS + 1))
    return max(tried, key=lambda angle: (_level(ends, angle, bin_height), -abs(angle - rough)))


def _ends(words: SeenWords) -> tuple[Corner, Corner]:
    """The middles of both sides of some words."""
    (left, top), (right, over), (right_below, under), (left_below, below) = words.corners
    return ((left + left_below) / 2, (top + below) / 2), ((right + right_below) / 2, (over + under) / 2)


def _level(points: Sequence[Corner], angle: float, bin_height: float) -> int:
    """How many points stand in one line with how many others, when a page is turned back by this angle."""
    sine, cosine = math.sin(angle), math.cos(angle)
    heights = Counter(round((y * cosine - x * sine) / bin_height) for x, y in points)
    return sum(count * (count + heights[at + 1]) for at, count in list(heights.items()))


def _piece(words: SeenWords, straight: Callable[[Corner], Corner]) -> Piece:
    corners = [straight(corner) for corner in words.corners]
    left, right = (corners[0][0] + corners[3][0]) / 2, (corners[1][0] + corners[2][0]) / 2
    top, bottom = (corners[0][1] + corners[1][1]) / 2, (corners[2][1] + corners[3][1]) / 2
    edges = _edges(words.text, [straight(point)[0] for point in words.middles], left, right)
    inked = [at for at, char in enumerate(words.text) if not char.isspace()]
    likely = words.likely if len(words.likely) == len(inked) else [min(words.likely, default=0.0)] * len(inked)
    doubtful = tuple(at for at, share in zip(inked, likely, strict=True) if share < CERTAIN)
    rounded = tuple(round(edge, 1) for edge in edges)
    return Piece(words.text, rounded, round(right, 1), round((top + bottom) / 2, 1), round(bottom - top, 1), doubtful)


def _edges(text: str, middles: Sequence[float], left: float, right: float) -> list[float]:
    """The left edge of each character: half-way between two middles, or evenly spread where those aren't known."""
    width = (right - left) / len(text)
    if len(middles) != sum(not char.isspace() for char in text):
        return [left + at * width for at in range(len(text))]
    known = iter(middles)
    # A blank is as wide as a character, and stands right behind the one before it.
    places: list[float] = []
    for char in text:
        places.append(places[-1] + width if char.isspace() else next(known))
    edges = [left]
    for before, here in pairwise(places):
        edges.append(min(max((before + here) / 2, edges[-1]), right))
    return edges


def _width(words: SeenWords) -> float:
    return math.dist(words.corners[0], words.corners[1])


def _height(words: SeenWords) -> float:
    return math.dist(words.corners[0], words.corners[3])
