"""The lines of a document -> its tables: each with its header, what is above it, its lines, and its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from finpulse.sources.readers.pdf.geometry.columns import Columns, find_columns
from finpulse.sources.readers.pdf.geometry.fields import LineFields, Style, fields_of
from finpulse.sources.readers.pdf.geometry.headers import TableHeader, find_headers
from finpulse.sources.readers.pdf.geometry.lines import Line

# A heading stands within so many lines over its table, and is so short.
_HEADING_LINES: Final = 2
_HEADING_WORDS: Final = 9


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table: its header if it has one, the heading above, its lines, and the columns of all tables like it.

    `kind` is the same for tables with the same header.
    """

    kind: int
    header: TableHeader | None
    heading: str
    lines: tuple[LineFields, ...]
    columns: Columns


def find_tables(fields: Sequence[LineFields], style: Style) -> tuple[list[PrintedTable], list[LineFields]]:
    """The tables of a document from top to bottom, and the lines that stand in none.

    Tables with the same header are of one kind and have the same columns; where no line is a header, the whole
    document is one table.
    """
    headers = find_headers(fields)
    if not any(header.is_known for header in headers):
        columns = find_columns(fields, ())
        return ([PrintedTable(0, None, "", tuple(fields), columns)], []) if columns else ([], list(fields))
    parts = [(header, _heading(fields, header), _body(fields, header, end, style)) for header, end in _ends(headers)]
    kinds: dict[tuple[str, ...], list[int]] = {}
    for at, (header, _, _) in enumerate(parts):
        kinds.setdefault(header.signature, []).append(at)
    tables: list[tuple[int, PrintedTable]] = []
    for kind, members in enumerate(kinds.values()):
        lines = [line for at in members for line in parts[at][2]]
        if columns := find_columns(lines, [parts[at][0] for at in members]):
            tables += [(at, PrintedTable(kind, *parts[at][:2], tuple(parts[at][2]), columns)) for at in members]
    outside = list(fields[: headers[0].first])
    return [table for _, table in sorted(tables, key=lambda pair: pair[0])], outside


def _ends(headers: Sequence[TableHeader]) -> Iterator[tuple[TableHeader, int | None]]:
    """Each header with the line on which the next one begins."""
    for at, header in enumerate(headers):
        yield header, headers[at + 1].first if at + 1 < len(headers) else None


def _body(fields: Sequence[LineFields], header: TableHeader, end: int | None, style: Style) -> list[LineFields]:
    """The lines under a header; those of columns that stand beside each other one after another."""
    lines = list(fields[header.last + 1 : end])
    groups = header.groups()
    return [part for line in lines for part in _cut(line, groups, style)] if groups else lines


def _cut(fields: LineFields, groups: Sequence[tuple[float, float]], style: Style) -> list[LineFields]:
    """A line in pieces, one for each group of columns that has words in it, moved to where the first group stands.

    A line with a piece that has no figure, such as a sum of all groups, stays as it is.
    """
    line = fields.line
    starts = [(float("-inf"), 0.0), *groups, (float("inf"), 0.0)]
    pieces: list[LineFields] = []
    for (left, shift), (right, _) in pairwise(starts):
        if words := tuple(word.moved(-shift) for word in line.words if left <= word.left < right):
            pieces.append(fields_of(Line(line.number, line.page, line.baseline, line.height, words), style))
    return pieces if all(piece.figures for piece in pieces) else [fields]


def _heading(fields: Sequence[LineFields], header: TableHeader) -> str:
    """The nearest short line of text above a header, on its page."""
    page = fields[header.first].line.page
    for above in reversed(fields[max(header.first - _HEADING_LINES, 0) : header.first]):
        if above.line.page == page and not above.figures and len(above.line.words) <= _HEADING_WORDS:
            return above.line.text
    return ""
