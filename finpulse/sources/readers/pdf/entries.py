"""The lines of tables -> entries: a day, a text of one or more lines, and the figures of each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from finpulse.sources.readers.pdf.geometry.columns import Columns
from finpulse.sources.readers.pdf.geometry.fields import DayText, Figure, LineFields, mark_alone
from finpulse.sources.readers.pdf.geometry.lines import Line, PrintedWord
from finpulse.sources.readers.pdf.geometry.tables import PrintedTable
from finpulse.sources.readers.pdf.row_words import Direction, LineKind, direction_of, kind_of_text

# A line belongs to the entry above it if it is at most so many heights below.
_PITCH: Final = 2.4
# Texts may begin this much left of their column, in heights.
_INDENT: Final = 0.8
_SOFT_HYPHEN: Final = "\u00ad"
# Where so many rows with figures have a day of their own, each row has one.
_EACH: Final = 0.9
_HEADING_WORDS: Final = 9


@dataclass(slots=True)
class PrintedEntry:
    """A row of a table as it is printed: the lines where it begins and where its figures stand, its day and texts.

    `own_day` says that its day stands beside its figures, which are by column. `section` is what the heading above it
    says, `kind` the kind of its table, `line_kind` what its own text says that it is.
    """

    line: int
    page: int
    figure_line: int
    kind: int
    section: str
    direction: Direction
    day: str = ""
    own_day: bool = False
    value_day: str = ""
    texts: list[str] = field(default_factory=list)
    figures: dict[int, Figure] = field(default_factory=dict)
    line_kind: LineKind = "entry"

    @property
    def text(self) -> str:
        """Its whole text; words that a soft hyphen parted are whole again."""
        joined = ""
        for part in self.texts:
            if joined.endswith(_SOFT_HYPHEN):
                joined = joined.rstrip(_SOFT_HYPHEN) + part
            else:
                joined = f"{joined} {part}" if joined else part
        return joined.replace(_SOFT_HYPHEN, "")


@dataclass(slots=True)
class _TableLine:
    """A line as the table's columns cut it; its label is all of its text, whatever column that stands in."""

    line: Line
    day: str
    value_day: str
    text: str
    text_left: float
    label: str
    figures: dict[int, Figure]


def entries_of(tables: Sequence[PrintedTable]) -> list[PrintedEntry]:
    """The entries of tables from top to bottom, with balances and sums that stand between them.

    A table that goes on another page is one with its parts, so that days and texts go on there.
    """
    entries: list[PrintedEntry] = []
    builders: dict[int, _EntryBuilder] = {}
    for table in tables:
        parts = list(_on_pages_with_figures([_cut(fields, table.columns) for fields in table.lines]))
        builder = builders.get(table.kind)
        if builder is None:
            alike = [fields for each in tables if each.kind == table.kind for fields in each.lines]
            first = _texts_stand_first([_cut(fields, table.columns) for fields in alike], table.columns)
            builder = builders[table.kind] = _EntryBuilder(entries, texts_first=first)
        builder.begin(table)
        for each in parts:
            builder.add(each)
    return entries


def _on_pages_with_figures(parts: Sequence[_TableLine]) -> Iterator[_TableLine]:
    """The lines of pages on which the table has figures; what stands on others is no part of it."""
    pages = {each.line.page for each in parts if each.figures}
    return (each for each in parts if each.line.page in pages)


def _cut(fields: LineFields, columns: Columns) -> _TableLine:
    day, value_day = _heading_day(fields, columns) or columns.day_of(fields), columns.value_day_of(fields)
    taken: set[int] = set()
    for found in (day, value_day):
        if found:
            taken |= set(range(found.first, found.last + 1))
    figures: dict[int, Figure] = {}
    for figure in fields.figures:
        at = columns.column_of(figure)
        if at is not None and (figure.is_last or not _is_in_text(figure, fields, columns)):
            figures[at] = figure
            taken |= set(range(figure.first, figure.last + 1))
    edge = columns.left if day else min(columns.day_left, columns.text_left)
    words = [word for at, word in enumerate(fields.line.words) if at not in taken and _is_text(word, edge, columns)]
    left = _sentence_left(fields, words[0]) if words else 0.0
    text = " ".join(word.text for word in words)
    label = " ".join(word.text for at, word in enumerate(fields.line.words) if at not in taken)
    days = day.text if day else "", value_day.text if value_day else ""
    return _TableLine(fields.line, *days, text, left, text if text and day else label, figures)


def _heading_day(fields: LineFields, columns: Columns) -> DayText | None:
    """The day that stands alone in a line at the left, or with its weekday, for the rows beneath it."""
    if fields.figures or len(fields.days) != 1 or fields.line.left > columns.day_left + columns.height:
        return None
    day = fields.days[0]
    is_alone = day.first <= 1 and day.last == len(fields.line.words) - 1
    return day._replace(first=0) if is_alone else None


def _sentence_left(fields: LineFields, word: PrintedWord) -> float:
    """Where the words begin that run up to a word without a gap, even outside the table."""
    left = word.left
    for before in reversed([each for each in fields.line.words if each.left < word.left]):
        if left - before.right > fields.line.height:
            break
        left = before.left
    return left


def _is_in_text(figure: Figure, fields: LineFields, columns: Columns) -> bool:
    """Whether a text goes on right behind a figure; what stands beyond the last column is another box."""
    last = max(column.right for column in columns.figures)
    taken = {at for other in fields.figures for at in range(other.first, other.last + 1)}
    behind = [word for at, word in enumerate(fields.line.words) if at > figure.last and at not in taken]
    return any(word.left < last or word.left - figure.right < columns.height for word in behind)


def _is_text(word: PrintedWord, left: float, columns: Columns) -> bool:
    """Whether a word stands between a table's edges, and not in a margin or a box beside it."""
    return left - columns.height <= word.left < columns.right and any(map(str.isalnum, word.text))


def _texts_stand_first(parts: Sequence[_TableLine], columns: Columns) -> bool:
    """Whether the figures of an entry stand in its last line, and not in its first."""
    money = [each for each in parts if each.figures]
    dated = sum(bool(each.day) for each in money)
    if not money or dated >= _EACH * len(money):
        return False
    leading = trailing = 0
    texts = [each for each in parts if each.figures or each.day or _stands_in_text(each, columns)]
    for before, each in pairwise(texts):
        if before.day and not before.figures and before.text:
            leading += 1
        if each.day and before.text and not before.day and not before.figures:
            trailing += 1
    return leading > trailing


def _stands_in_text(parts: _TableLine, columns: Columns) -> bool:
    """Whether a line of text begins where the texts of entries do."""
    return columns.text_left - _INDENT * columns.height <= parts.text_left < columns.text_right


class _EntryBuilder:
    """Entries as they grow line by line."""

    _table: PrintedTable

    def __init__(self, entries: list[PrintedEntry], *, texts_first: bool) -> None:
        self._entries = entries
        self._texts_first = texts_first
        self._section = ""
        self._direction: Direction = ""
        self._day = self._value_day = ""
        self._waiting: list[_TableLine] = []
        self._own: list[PrintedEntry] = []
        self._last: Line | None = None
        self._above: _TableLine | None = None
        self._has_rows = self._is_over = False

    def begin(self, table: PrintedTable) -> None:
        """Go on with another table of the same kind."""
        self._table = table
        self._has_rows = self._is_over = False
        self._section, self._direction = table.heading, direction_of(table.heading)
        if self._direction == "balance" and table.header and table.header.names_texts:
            self._direction = ""

    def add(self, parts: _TableLine) -> None:
        """Take the next line of the table."""
        if (mark := mark_alone(parts.label)) and self._own and not parts.day:
            figures = self._own[-1].figures
            figures.update({at: figure._replace(mark=mark) for at, figure in figures.items() if not figure.mark})
        elif parts.figures:
            self._add_money(parts)
        elif parts.day:
            self._is_over = False
            self._day, self._value_day = parts.day, parts.value_day
            self._add_text(parts, begins=self._texts_first)
        elif parts.text:
            if self._continues(parts):
                self._add_text(parts, begins=False)
            else:
                self._above = parts if _stands_in_text(parts, self._table.columns) else None
                self._see_heading(parts)

    def _add_money(self, parts: _TableLine) -> None:
        kind = kind_of_text(parts.label)
        number, page = parts.line.number, parts.line.page
        entry = PrintedEntry(number, page, number, self._table.kind, self._section, self._direction, line_kind=kind)
        if parts.day:
            self._day, self._value_day = parts.day, parts.value_day
            self._waiting = []
        if kind == "entry" and self._texts_first and self._waiting:
            entry.line, entry.page = self._waiting[0].line.number, self._waiting[0].line.page
            entry.texts = [each.text for each in self._waiting if each.text]
        entry.day, entry.own_day, entry.value_day = self._day, bool(parts.day), self._value_day
        if parts.text:
            entry.texts.append(parts.text)
        elif self._above and parts.line.number == self._above.line.number + 1:
            entry.texts.append(self._above.text)  # The figures stand beside the middle of their text.
        entry.figures = parts.figures
        if kind == "entry":
            self._waiting = []
        self._has_rows = self._has_rows or kind == "entry"
        self._is_over = self._has_rows and kind != "entry"
        self._entries.append(entry)
        self._own.append(entry)
        self._last = parts.line

    def _add_text(self, parts: _TableLine, *, begins: bool) -> None:
        if self._texts_first:
            self._waiting = [parts] if begins else [*self._waiting, parts]
        elif parts.text and (entry := next((e for e in reversed(self._own) if e.line_kind == "entry"), None)):
            entry.texts.append(parts.text)
        self._last = parts.line

    def _continues(self, parts: _TableLine) -> bool:
        """Whether a line of text belongs to the entry around it, and is no heading, footer or box."""
        columns = self._table.columns
        if self._is_over or not _stands_in_text(parts, columns):
            return False
        if self._last is None:
            return self._texts_first
        if self._last.page != parts.line.page:
            return True
        return parts.line.baseline - self._last.baseline <= _PITCH * columns.height

    def _see_heading(self, parts: _TableLine) -> None:
        """Take a line that stands apart for the heading of the rows below, if it says which way their money went."""
        text = parts.line.text
        if len(text.split()) <= _HEADING_WORDS and (direction := direction_of(text)):
            self._section, self._direction = text, direction
