"""ODS, OpenDocument's spreadsheets: a ZIP archive with one XML -> its tables' rows, streamed and bounded.

After OASIS' "Open Document Format for Office Applications (OpenDocument) Version 1.3", part 3.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.known_fields import LONGEST_TEXT
from finpulse.sources.readers.syntax.cell_text import number_text
from finpulse.sources.readers.syntax.xml_stream import End, Start, read_xml
from finpulse.sources.readers.syntax.zip_archive import MOST_BYTES, Bounded, open_zip
from finpulse.sources.readers.workbooks.sheet_rows import MOST_COLUMNS, Rows, whole_number
from finpulse.sources.readers.workbooks.xlsx import WORKBOOK

CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_LARGEST_MANIFEST: Final = 1 << 20
# A row that is there so many times is no transaction; blank ones fill a sheet to its end and don't count.
_MOST_REPEATS: Final = 1_000
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_NUMBERS: Final = frozenset({"float", "currency", "percentage"})
# What stands for blanks inside a text, and what is no text of its cell.
_BLANKS: Final = frozenset({"s", "tab", "line-break"})
_ASIDE: Final = frozenset({"annotation", "shapes"})
_MIDNIGHT: Final = re.compile(r"T00:00:00(?:\.0+)?$")


@dataclass(frozen=True, slots=True)
class OdsBook:
    """An open archive and the names of its visible tables."""

    archive: zipfile.ZipFile
    sheets: list[str]

    def rows_by_sheet(self, sheets: Collection[str]) -> Iterator[tuple[str, Rows]]:
        """These tables, in their order, each with its rows that hold anything and their numbers; read in one go."""
        for name, events in groupby(_inside_tables(self.archive, set(sheets)), key=itemgetter(0)):
            yield name, _rows(event for _, event in events)


def _inside_tables(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, Start | End]]:
    """What begins and ends inside the first table of each name."""
    inside = ""
    for event in _content(archive):
        if event.name != "table":
            if inside:
                yield inside, event
        elif isinstance(event, Start):
            inside = inside or next(iter(names & {_attributes(event).get("name", "")}), "")
        elif inside:
            names.discard(inside)
            inside = ""
            if not names:
                return


def _rows(events: Iterator[Start | End]) -> Rows:
    """The rows of a table that hold anything, with their numbers."""
    row, number = _OdsRow(), 0
    for event in events:
        if event.name == "table-row" and isinstance(event, End):
            cells, repeats = row.take()
            for copy in range(repeats if cells else 0):
                yield number + copy + 1, cells
            number += repeats
        else:
            row.add(event)


@contextmanager
def open_ods(file: BinaryIO) -> Iterator[OdsBook]:
    """The spreadsheet in a file, which stays open. Raises UnreadableFile for what is none, is broken or is a bomb."""
    with open_zip(file, WORKBOOK) as archive:
        with WORKBOOK.guarded():
            _refuse_encrypted(archive)
        yield OdsBook(archive, _sheets(archive))


def _refuse_encrypted(archive: zipfile.ZipFile) -> None:
    if _MANIFEST in archive.namelist():
        with archive.open(_MANIFEST) as part:
            if b"encryption-data" in part.read(_LARGEST_MANIFEST):
                raise UnreadableFile(f"This workbook is protected by a password. {WORKBOOK.advice}")


def _content(archive: zipfile.ZipFile) -> Iterator[Start | End]:
    with WORKBOOK.guarded(), archive.open(CONTENT) as part:
        yield from read_xml(Bounded(part, MOST_BYTES, WORKBOOK), "utf-8-sig")


def _sheets(archive: zipfile.ZipFile) -> list[str]:
    """The names of the tables that are not hidden by their style."""
    style, hidden = "", set[str]()
    sheets: list[str] = []
    for event in _content(archive):
        if not isinstance(event, Start):
            continue
        attributes = _attributes(event)
        if event.name == "style":
            style = attributes.get("name", "")
        elif event.name == "table-properties" and attributes.get("display") == "false":
            hidden.add(style)
        elif event.name == "table" and attributes.get("style-name", "") not in hidden:
            sheets.append(attributes.get("name", ""))
    return sheets


def _attributes(event: Start) -> Mapping[str, str]:
    """An element's attributes without the prefixes of their names."""
    return {name.rpartition(":")[2]: value for name, value in event.attributes.items()}


class _OdsRow:
    """A row of which not all cells have been read yet."""

    def __init__(self) -> None:
        self._cells: dict[int, str] = {}
        self._column, self._repeats = 0, 1
        self._cell: Mapping[str, str] = {}
        self._pieces: list[str] = []
        self._paragraphs = self._aside = 0

    def add(self, event: Start | End) -> None:
        """Take in the beginning or end of an element within the table."""
        begins = isinstance(event, Start)
        if event.name in _ASIDE:
            self._aside += 1 if begins else -1
        elif self._aside:
            return
        elif isinstance(event, Start):
            self._begin(event)
        else:
            self._end(event)

    def _begin(self, event: Start) -> None:
        if self._paragraphs:
            self._pieces.append(event.before)
        if event.name == "table-row":
            self._repeats = max(whole_number(_attributes(event).get("number-rows-repeated", "1")), 1)
        elif event.name in _CELLS:
            self._cell, self._pieces, self._paragraphs = _attributes(event), [], 0
        elif event.name == "p":
            self._paragraphs += 1
        if event.name in _BLANKS or event.name == "p":
            self._pieces.append(" ")

    def _end(self, event: End) -> None:
        if self._paragraphs:
            self._pieces.append(event.text)
            self._paragraphs -= event.name == "p"
        if event.name in _CELLS:
            text = _cell_text(self._cell, " ".join("".join(self._pieces).split()))[:LONGEST_TEXT]
            repeats = max(whole_number(self._cell.get("number-columns-repeated", "1")), 1)
            if text and self._column + repeats > MOST_COLUMNS:
                raise UnreadableFile(
                    f"A sheet of this workbook has more than {MOST_COLUMNS} columns; no statement has."
                )
            if text:
                self._cells |= dict.fromkeys(range(self._column, self._column + repeats), text)
            self._column += repeats

    def take(self) -> tuple[list[str], int]:
        """The cells up to the last that holds anything, how often the row is there, and begin anew."""
        cells, repeats = self._cells, self._repeats
        self._cells, self._column, self._repeats = {}, 0, 1
        if cells and repeats > _MOST_REPEATS:
            raise WORKBOOK.bomb
        return [cells.get(index, "") for index in range(max(cells, default=-1) + 1)], repeats


def _cell_text(cell: Mapping[str, str], shown: str) -> str:
    """A cell's value as its text, as in a statement: what is stored for numbers and days, else what is shown."""
    kind = cell.get("value-type", "")
    if kind in _NUMBERS:
        return number_text(cell.get("value", "")) or shown
    if kind == "date":
        return _MIDNIGHT.sub("", cell.get("date-value", "")).replace("T", " ") or shown
    if kind == "boolean":
        return cell.get("boolean-value", shown)
    return cell.get("string-value") or shown
