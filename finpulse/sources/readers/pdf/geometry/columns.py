"""The figures and days of a table's lines -> its columns, by the edges that they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from finpulse.sources.readers.pdf.geometry.fields import DayText, Figure, LineFields
from finpulse.sources.readers.pdf.geometry.headers import HeaderCell, TableHeader

# Right edges of figures that differ by this share of the height are one edge.
_SAME_EDGE: Final = 0.45
_SAME_DAY_EDGE: Final = 0.9
# Columns whose figures overlap this much are one.
_OVERLAP: Final = 0.4
# A header stands over a column within this distance, in heights.
_ABOVE: Final = 4.0
_MONEY: Final = ("debit", "credit", "balance", "amount", "net", "fee")
# A second column of days has one in so many of the rows.
_OFTEN: Final = 0.4
# Where a line without figures begins with a day, at most so many words stand before it.
_FIRST_WORDS: Final = 2


@dataclass(slots=True)
class FigureColumn:
    """A column of figures: its edges, how many it has, the lines they stand in, and what its header says."""

    left: float
    right: float
    first_end: float
    lines: set[int] = field(default_factory=set)
    tag: str = ""
    header: str = ""

    def holds(self, figure: Figure, tolerance: float) -> bool:
        """Whether a figure ends where this column's figures end."""
        return self.first_end - tolerance <= figure.right <= self.right + tolerance


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: figures from left to right, its edges, where days begin, and where the text lies.

    The right edge is that of the last figures, but where the header names texts behind them: those have no edge.
    """

    figures: tuple[FigureColumn, ...]
    left: float
    right: float
    day_left: float
    other_days: tuple[float, ...]
    text_left: float
    text_right: float
    height: float

    def column_of(self, figure: Figure) -> int | None:
        """The column that a figure stands in, from 0; None for one within the text."""
        near = _SAME_EDGE * self.height
        return next((at for at, column in enumerate(self.figures) if column.holds(figure, near)), None)

    def day_of(self, fields: LineFields) -> DayText | None:
        """The day in the first column of days."""
        days = (day for day in fields.days if self._begins_at(day, self.day_left))
        return next(days, None)

    def value_day_of(self, fields: LineFields) -> DayText | None:
        """The day in another column of days."""
        days = (day for day in fields.days for left in self.other_days if self._begins_at(day, left))
        return next(days, None)

    def _begins_at(self, day: DayText, left: float) -> bool:
        return abs(day.left - left) <= _SAME_DAY_EDGE * self.height


def find_columns(lines: Sequence[LineFields], headers: Sequence[TableHeader]) -> Columns | None:
    """The columns of the lines of tables with the same header; None where they have no figures or no days."""
    height = median(fields.line.height for fields in lines) if lines else 0.0
    right = max((cell.right for header in headers for cell in header.cells), default=float("inf")) + height
    money = _before_texts(headers)
    found = _figure_columns(lines, height, right, money)
    figures = [column for column in found if not _is_crossed(column, lines)]
    if not figures:
        return None
    for column in figures:
        column.tag, column.header = _named(column, headers, height)
    figures = [column for column in figures if column.header or not _is_beside(column, headers)] or figures
    day_left, others = _day_edges(lines, figures, height)
    if day_left is None:
        return None
    last = float("inf") if money else max(column.right for column in figures)
    text_right = float("inf") if money else min(column.left for column in figures)
    text_left = _text_left(lines, text_right, day_left, height)
    left = min([day_left, text_left, *(cell.left for header in headers for cell in header.main)])
    return Columns(tuple(figures), left, last, day_left, others, text_left, text_right, height)


def _before_texts(headers: Sequence[TableHeader]) -> list[HeaderCell]:
    """The cells of a header that name money, where others name texts behind all of them; else none."""
    money = [cell for header in headers for cell in header.cells if cell.tag in _MONEY]
    texts = [cell.left for header in headers for cell in header.cells if cell.tag == "description"]
    return money if money and max(texts, default=0.0) > max(cell.right for cell in money) else []


def _figure_columns(
    lines: Sequence[LineFields], height: float, right: float, money: Sequence[HeaderCell]
) -> list[FigureColumn]:
    """Columns by the right edges of figures left of an edge, or under cells that name money, the overlapping joined."""
    figures = [
        (figure, at)
        for at, line in enumerate(lines)
        for figure in line.figures
        if _ends_row(figure, line, right) or _is_under(figure, line, money)
    ]
    columns: list[FigureColumn] = []
    edge = float("-inf")
    for figure, at in sorted(figures, key=lambda pair: pair[0].right):
        if figure.right - edge > _SAME_EDGE * height:
            columns.append(FigureColumn(figure.left, figure.right, figure.right))
        edge = figure.right
        column = columns[-1]
        column.left, column.right = min(column.left, figure.left), max(column.right, figure.right)
        column.lines.add(at)
    return _joined(columns)


def _ends_row(figure: Figure, fields: LineFields, right: float) -> bool:
    """Whether no text stands behind a figure, but for what is right of all that the header names."""
    if figure.is_last or figure.right > right:
        return figure.is_last
    taken = {at for other in fields.figures for at in range(other.first, other.last + 1)}
    behind = [word for at, word in enumerate(fields.line.words) if at > figure.last and at not in taken]
    return all(word.left > right for word in behind)


def _is_under(figure: Figure, fields: LineFields, money: Iterable[HeaderCell]) -> bool:
    """Whether a figure stands under one of the cells, beginning or ending as it does, and no word right behind it."""
    edge = _SAME_DAY_EDGE * fields.line.height
    behind = fields.line.words[figure.last + 1 : figure.last + 2]
    return all(word.left - figure.right >= fields.line.height for word in behind) and any(
        abs(figure.left - cell.left) <= edge or abs(figure.right - cell.right) <= edge for cell in money
    )


def _joined(columns: Sequence[FigureColumn]) -> list[FigureColumn]:
    """The columns, those made one that overlap and never have figures in the same line."""
    joined: list[FigureColumn] = []
    for column in columns:
        before = joined[-1] if joined else None
        if before and _overlap(before, column) and not before.lines & column.lines:
            before.left, before.right = min(before.left, column.left), max(before.right, column.right)
            before.lines |= column.lines
        else:
            joined.append(column)
    return joined


def _overlap(one: FigureColumn, other: FigureColumn) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > _OVERLAP * min(one.right - one.left, other.right - other.left)


def _is_crossed(column: FigureColumn, lines: Sequence[LineFields]) -> bool:
    """Whether texts run across a column as often as it has figures: these are figures within texts."""
    edge = column.right - 1
    ends: dict[int, list[int]] = {}
    for at in sorted(column.lines):
        ends.setdefault(lines[at].line.page, []).append(at)
    between = (at for found in ends.values() for at in range(found[0], found[-1]) if at not in column.lines)
    crossing = sum(any(word.left < edge < word.right for word in lines[at].line.words) for at in between)
    return crossing >= max(2, len(column.lines))


def _named(column: FigureColumn, headers: Sequence[TableHeader], height: float) -> tuple[str, str]:
    """What the header over a column says that it is, and its words."""
    votes: Counter[tuple[str, str]] = Counter()
    for header in headers:
        cells = [cell for cell in header.cells if _distance(column, cell.left, cell.right) <= _ABOVE * height]
        known = [cell for cell in cells if cell.tag in _MONEY] or cells
        if known:
            cell = min(known, key=lambda cell: _distance(column, cell.left, cell.right))
            votes[(cell.tag if cell.tag in _MONEY else "", cell.text)] += 1
    return votes.most_common(1)[0][0] if votes else ("", "")


def _is_beside(column: FigureColumn, headers: Sequence[TableHeader]) -> bool:
    """Whether a column stands right of all that a header names: in a box beside the table."""
    return bool(headers) and all(column.left > max(cell.right for cell in header.cells) for header in headers)


def _distance(column: FigureColumn, left: float, right: float) -> float:
    """How far a header cell is from standing over a column: none where it overlaps it, but for what it misses it by."""
    gap = max(left - column.right, column.left - right, 0.0)
    middle = abs(left + right - column.left - column.right) / 2
    return gap + min(abs(right - column.right), abs(left - column.left), middle) / 10


def _day_edges(
    lines: Sequence[LineFields], figures: Iterable[FigureColumn], height: float
) -> tuple[float | None, tuple[float, ...]]:
    """Where the rows' first days begin, and where further ones do in a good part of these rows."""
    with_figures = {at for column in figures for at in column.lines}
    firsts = Counter[float]()
    for at, fields in enumerate(lines):
        for day in fields.days[:1]:
            weight = 2 if at in with_figures else 1 if day.first <= _FIRST_WORDS else 0
            firsts[_edge(firsts, day.left, height)] += weight
    if not firsts:
        return None, ()
    most = firsts.most_common(1)[0][1]
    day_left = min(left for left, count in firsts.items() if 2 * count >= most)
    others = Counter[float]()
    rows = 0
    for fields in lines:
        if any(abs(day.left - day_left) <= _SAME_DAY_EDGE * height for day in fields.days):
            rows += 1
            for day in fields.days[1:]:
                others[_edge(others, day.left, height)] += 1
    return day_left, tuple(left for left, count in others.items() if count >= _OFTEN * rows)


def _edge(known: Iterable[float], left: float, height: float) -> float:
    """The known edge that this one is, else itself."""
    return next((edge for edge in known if abs(edge - left) <= _SAME_DAY_EDGE * height), left)


def _text_left(lines: Sequence[LineFields], right: float, day_left: float, height: float) -> float:
    """Where the texts of rows begin: at the leftmost edge that a good part of them shares."""
    edges = Counter[float]()
    for fields in lines:
        day = next((day for day in fields.days if abs(day.left - day_left) <= _SAME_DAY_EDGE * height), None)
        if day is None:
            continue
        taken = {at for each in fields.days for at in range(each.first, each.last + 1)}
        taken |= {at for each in fields.figures for at in range(each.first, each.last + 1)}
        texts = [word for at, word in enumerate(fields.line.words) if at not in taken and word.left < right]
        if texts:
            edges[_edge(edges, texts[0].left, height)] += 1
    total = edges.total()
    return min((left for left, count in edges.items() if count >= 0.2 * total), default=day_left)
