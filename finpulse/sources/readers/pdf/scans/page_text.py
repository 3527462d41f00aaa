"""The text that was recognised in pictures of pages, and what is kept of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

# A character that is this likely, or less, may be another one.
CERTAIN: Final = 0.9
# Text of a thousand pages has less.
_LARGEST: Final = 64 << 20


class Piece(NamedTuple):
    """Some words beside each other as they stand on an upright page, in points from its upper left corner.

    `edges` are the left edges of the characters, those of blanks among them; `doubtful` are the characters, from 0,
    that may be other ones.
    """

    text: str
    edges: tuple[float, ...]
    right: float
    middle: float
    height: float
    doubtful: tuple[int, ...]


class PageText(NamedTuple):
    """A recognised page: its number from 1, by how many quarters its picture was turned to be upright, its pieces."""

    number: int
    turn: int
    pieces: tuple[Piece, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether so much of it may be misread that it is hardly in a script that is known."""
        letters = sum(len(piece.text) for piece in self.pieces)
        return sum(len(piece.doubtful) for piece in self.pieces) > _MUCH * letters


# Of a page in good print one character of some hundreds is doubtful, of one in another script each third.
_MUCH: Final = 0.06


def doubtful_places(page: PageText) -> list[tuple[float, float]]:
    """Where letters and digits stand that may be other ones: their left edges, and the middles of their lines."""
    return [
        (piece.edges[at], piece.middle) for piece in page.pieces for at in piece.doubtful if piece.text[at].isalnum()
    ]


def packed(pages: Sequence[PageText]) -> bytes:
    """Pages as they are kept."""
    return zlib.compress(json.dumps(pages, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(content: bytes) -> list[PageText]:
    """The pages that `packed` has made bytes of. Raises ValueError for other bytes."""
    opened = zlib.decompressobj()
    try:
        pages = json.loads(opened.decompress(content, _LARGEST))
        return [PageText(number, turn, tuple(map(_piece, pieces))) for number, turn, pieces in pages]
    except (zlib.error, TypeError) as error:
        raise ValueError("These bytes are no pages of text.") from error


def _piece(kept: list[object]) -> Piece:
    text, edges, right, middle, height, doubtful = kept
    piece = Piece(str(text), _floats(edges), _float(right), _float(middle), _float(height), _numbers(doubtful))
    if len(piece.text) != len(piece.edges) or not piece.text:
        raise ValueError("A piece of text has an edge for each of its characters.")
    return piece


def _float(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return float(value)


def _floats(values: object) -> tuple[float, ...]:
    return tuple(map(_float, values)) if isinstance(values, list) else ()


def _numbers(values: object) -> tuple[int, ...]:
    return tuple(int(_float(value)) for value in values) if isinstance(values, list) else ()
