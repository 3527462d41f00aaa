"""Lines -> those that are headers of tables, and what their cells say about the columns beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from finpulse.sources.detection.lexicon.header_words import header_word
from finpulse.sources.readers.pdf.geometry.fields import LineFields
from finpulse.sources.readers.pdf.geometry.lines import Line, PrintedWord

# Words of one header cell are nearer than this share of the line's height.
_WITHIN_CELL: Final = 0.85
_MOST_CELLS: Final = 14
_MOST_WORDS_IN_CELL: Final = 7
_SURELY: Final = 0.6
_ALONE: Final = 0.75
# A header's further lines are this many heights away at most.
_NEAR: Final = 2.0
_FEW_WORDS: Final = 5
# A header cell ends where its figures end, within this share of the height.
_ALIGNED: Final = 2.5
_DAYS: Final = frozenset({"date", "booking_date", "value_date"})
_MONEY: Final = frozenset({"amount", "debit", "credit", "balance", "net"})
_TEXTS: Final = frozenset({"description", "merchant"})


class HeaderCell(NamedTuple):
    """One cell of a header with its edges, and what it says that its column is, "" where nobody knows."""

    text: str
    left: float
    right: float
    tag: str


@dataclass(frozen=True, slots=True)
class TableHeader:
    """A header: its first and last line, from 0, the cells of its main line, and all of its cells.

    Where not `is_known`, its words say nothing of a statement's columns.
    """

    first: int
    last: int
    main: tuple[HeaderCell, ...]
    cells: tuple[HeaderCell, ...]
    is_known: bool = True

    @property
    def signature(self) -> tuple[str, ...]:
        """What two headers of the same table have in common."""
        return tuple(cell.text for cell in self.main)

    @property
    def names_texts(self) -> bool:
        """Whether its table says what each row is about, as one of days and their balances does not."""
        return any(cell.tag in _TEXTS for cell in self.cells)

    def groups(self) -> list[tuple[float, float]]:
        """Where each further group of columns begins, and how far it stands from the first, for a header that names
        the same columns several times.
        """
        texts = self.signature
        for size in range(2, len(texts) // 2 + 1):
            if len(texts) % size == 0 and texts == texts[:size] * (len(texts) // size):
                starts = [(self.main[at - 1], self.main[at]) for at in range(size, len(texts), size)]
                return [((before.right + cell.left) / 2, cell.left - self.main[0].left) for before, cell in starts]
        return []


def cells_of(line: Line) -> list[HeaderCell]:
    """The cells of a line, which wider gaps part than those between words."""
    groups = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.left - before.right > _WITHIN_CELL * line.height:
            groups.append([])
        groups[-1].append(word)
    return [_cell(part) for group in groups for part in _named_parts(group)]


def _cell(words: Sequence[PrintedWord]) -> HeaderCell:
    text = " ".join(word.text for word in words)
    return HeaderCell(text, words[0].left, words[-1].right, _tag(text))


def _named_parts(words: Sequence[PrintedWord]) -> list[Sequence[PrintedWord]]:
    """The words of a cell, or of two that stand as near as words do, each with a name of its own."""
    for at in range(1, len(words)):
        parts = words[:at], words[at:]
        found = [header_word(" ".join(word.text for word in part)) for part in parts]
        tags = {word.tag for word in found if word and word.strength >= _ALONE}
        if len(tags) == len(parts) and tags & _DAYS and tags & _MONEY:
            return list(parts)
    return [words]


def _tag(text: str) -> str:
    if len(text.split()) > _MOST_WORDS_IN_CELL:
        return ""
    word = header_word(text)
    return word.tag if word and word.strength >= _SURELY else ""


def find_headers(fields: Sequence[LineFields]) -> list[TableHeader]:
    """The headers of tables, from top to bottom, each with the lines above and below that belong to it."""
    headers: list[TableHeader] = []
    for at, line in enumerate(fields):
        if headers and at <= headers[-1].last:
            continue
        if cells := _header_cells(line):
            headers.append(_whole(fields, at, cells))
        elif cells := _unknown_cells(fields, at):
            if headers and headers[-1].last == at - 1:
                headers[-1] = replace(headers[-1], last=at)
                continue
            headers.append(TableHeader(at, at, tuple(cells), tuple(cells), is_known=False))
    return headers


def _header_cells(fields: LineFields) -> list[HeaderCell]:
    """The cells of a line that names columns, none for any other line."""
    if fields.figures or fields.days:
        return []
    cells = cells_of(fields.line)
    if not 2 <= len(cells) <= _MOST_CELLS:
        return []
    tags = {cell.tag for cell in cells}
    has_money = bool(tags & _MONEY)
    if tags & _DAYS and (has_money or tags & _TEXTS):
        return cells
    return cells if len(tags & _MONEY) >= 2 and tags & _TEXTS else []


def _unknown_cells(fields: Sequence[LineFields], at: int) -> list[HeaderCell]:
    """The cells of a line that stands over figures as a header does, though its words say nothing of a statement."""
    if fields[at].figures or fields[at].days or at + 1 >= len(fields):
        return []
    cells = cells_of(fields[at].line)
    if not 3 <= len(cells) <= _MOST_CELLS or max(len(cell.text.split()) for cell in cells) > _FEW_WORDS:
        return []
    height = fields[at].line.height
    edges = [figure.right for figure in fields[at + 1].figures]
    over = [cell for cell in cells if any(abs(cell.right - edge) < _ALIGNED * height for edge in edges)]
    return cells if over else []


def _whole(fields: Sequence[LineFields], at: int, cells: Sequence[HeaderCell]) -> TableHeader:
    """The header with its cells that stand in lines right above and below."""
    first, last, found = at, at, list(cells)
    while first > 0 and (more := _further(fields[first - 1], fields[first], cells)):
        first, found = first - 1, [*more, *found]
    while last + 1 < len(fields) and (more := _further(fields[last + 1], fields[last], cells)):
        last, found = last + 1, [*found, *more]
    return TableHeader(first, last, tuple(cells), tuple(found))


def _further(fields: LineFields, beside: LineFields, main: Sequence[HeaderCell]) -> list[HeaderCell]:
    """The cells of a line next to a header's, if they stand over or under its cells and name columns too."""
    line = fields.line
    if line.page != beside.line.page or abs(line.baseline - beside.line.baseline) > _NEAR * line.height:
        return []
    if fields.figures or fields.days:
        return []
    cells = cells_of(line)
    within = [cell for cell in cells if any(cell.left < other.right and other.left < cell.right for other in main)]
    if len(within) < len(cells) or max(len(cell.text.split()) for cell in cells) > _FEW_WORDS:
        return []
    is_last = len(cells) == 1 and cells[0].left > main[-1].left - line.height
    named = any(cell.tag in _DAYS | _MONEY | _TEXTS for cell in cells)
    return cells if is_last or (named and len(cells) > 1) else []
