"""Characters with their boxes -> words and lines, from top to bottom, whatever order they were drawn in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from finpulse.sources.readers.pdf.geometry.characters import Glyph

# Characters whose baselines differ by less than this share of their height stand in one line.
_SAME_LINE: Final = 0.3
# A gap of this share of the height parts two words.
_WORD_GAP: Final = 0.16
_FIGURE_GAP: Final = 0.26
# Of two characters that cover each other more than this, one makes the other bold.
_SAME_PLACE: Final = 0.2
# Letters upon each other cover more than this share, and so many of them are no accident.
_UPON: Final = 0.4
_FEWEST_COLLISIONS: Final = 4
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class PrintedWord(NamedTuple):
    """A word: its text, the left edge of each of its characters, and its right edge, in points."""

    text: str
    edges: tuple[float, ...]
    right: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.edges[0]

    def cut(self, at: int) -> tuple[PrintedWord, PrintedWord]:
        """Its first `at` characters, and the others."""
        return PrintedWord(self.text[:at], self.edges[:at], self.edges[at]), PrintedWord(
            self.text[at:], self.edges[at:], self.right
        )

    def moved(self, by: float) -> PrintedWord:
        """The same word further to the right."""
        return PrintedWord(self.text, tuple(edge + by for edge in self.edges), self.right + by) if by else self


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its number over all pages from 1, its page, baseline and height in points, and its words."""

    number: int
    page: int
    baseline: float
    height: float
    words: tuple[PrintedWord, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left


def lines_of(glyphs: Sequence[Glyph], page: int, first_number: int) -> list[Line]:
    """The lines of a page from top to bottom, with numbers from `first_number` on."""
    lines: list[Line] = []
    for row in (part for tangled in _rows(glyphs) for part in _untangled(tangled)):
        words = tuple(_words(row))
        if words:
            height = median(glyph.height for glyph in row)
            baseline = median(glyph.baseline for glyph in row)
            lines.append(Line(first_number + len(lines), page, baseline, height, words))
    return lines


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The characters line by line; blanks join no lines."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.baseline, glyph.left)):
        if row and glyph.baseline - row[0].baseline > _SAME_LINE * min(glyph.height, row[0].height) + 0.5:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _untangled(row: list[Glyph]) -> list[list[Glyph]]:
    """A line in which letters of several sizes stand upon each other, as a footer over a row, as one line for each."""
    inked = sorted((glyph for glyph in row if not glyph.text.isspace()), key=lambda glyph: glyph.left)
    collisions = sum(
        after.left < before.right - _UPON * (before.right - before.left) and after.text != before.text
        for before, after in pairwise(inked)
    )
    sizes = sorted({round(glyph.height) for glyph in inked})
    if collisions < _FEWEST_COLLISIONS or len(sizes) < 2:
        return [row]
    return [[glyph for glyph in row if round(glyph.height) == size] for size in sizes]


def _words(row: Iterable[Glyph]) -> Iterator[PrintedWord]:
    """The words of a line, which blanks and gaps part."""
    word: list[Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if glyph.text.isspace():
            if word:
                yield _word(word)
            word = []
            continue
        if word and _covers(word[-1], glyph):
            continue
        if word and glyph.left - word[-1].right > _gap_between(word[-1], glyph):
            yield _word(word)
            word = []
        word.append(glyph)
    if word:
        yield _word(word)


def _gap_between(before: Glyph, glyph: Glyph) -> float:
    """How far two characters of one word stand apart at most; figures are often set wider than letters."""
    share = _FIGURE_GAP if glyph.text.isdigit() and (before.text.isdigit() or before.text in ".,") else _WORD_GAP
    return share * glyph.height


def _covers(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character is the one before it once more, as some programs print bold letters."""
    width = before.right - before.left
    return glyph.text == before.text and width > 0 and abs(glyph.left - before.left) < _SAME_PLACE * width


def _word(glyphs: Sequence[Glyph]) -> PrintedWord:
    edges = tuple(glyph.left for glyph in glyphs for _ in glyph.text)
    text = "".join(glyph.text for glyph in glyphs)
    if _RIGHT_TO_LEFT.search(text):
        text = "".join(glyph.text for glyph in reversed(glyphs))
    return PrintedWord(text, edges, glyphs[-1].right)
