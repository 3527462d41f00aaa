"""Tables in HTML, and Excel's XML of 2003, which many banks call XLS -> their reading and their rows, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.detection.header_names import Record
from finpulse.sources.detection.neighbouring_rows import complete
from finpulse.sources.detection.table import read_table
from finpulse.sources.readers.known_fields import reading_of, sample_of, with_increasing_lines
from finpulse.sources.readers.syntax.cell_text import number_text
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "html"

_START: Final = re.compile(r"\s*+(?:\xef\xbb\xbf|\ufeff)?\s*+<")
_ROWS: Final = re.compile(r"<(?:\w+:)?(?:t[rd]|table|row|worksheet)\b", re.IGNORECASE)
_DECLARED: Final = re.compile(r"(?:charset|encoding)\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE)
_LOOK: Final = 4096
_CHUNK: Final = 64 << 10
# What the parser may hold back of a tag that doesn't end, a row of cells, and a cell of text.
_LONGEST_TAG: Final = 256 << 10
_MOST_CELLS: Final = 512
_LONGEST_CELL: Final = 4_000
_FIRST_ROWS: Final = 600
_ROW_TAGS: Final = frozenset({"tr", "row"})
_CELL_TAGS: Final = frozenset({"td", "th", "cell"})
_BREAKS: Final = frozenset({"br", "p", "div"})
_UNSEEN: Final = frozenset({"script", "style", "title"})
NO_LETTER: Final = "it names a letter by a number that no letter has."
_MIDNIGHT: Final = re.compile(r"T00:00:00(?:\.0+)?$")


def recognises(head: str) -> bool:
    """Whether a file begins with a tag and has rows of a table in its beginning."""
    return bool(_START.match(head) and _ROWS.search(head))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How the tables of a page are to be read, as one. Raises UnreadableFile where they are no statement."""
    file.seek(0)
    match = _DECLARED.search(file.read(_LOOK).decode("latin-1"))
    encoding = settle_encoding(file, match[1] if match else "")
    rows: list[Record] = [(row.line, row.cells) for row in sample_of(_rows(file, encoding))]
    table = read_table(rows[:_FIRST_ROWS], [cells for _, cells in rows[_FIRST_ROWS:]], hints)
    reading = reading_of(NAME, encoding, table.first_line, table.layout, table.questions)
    return replace(reading, header_line=table.header_line)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every row of every table after the header, by the lines on which they begin. The file stays open."""
    rows = (row for row in _rows(file, reading.encoding) if row.line >= reading.first_line)
    return complete(rows, reading.layout)


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    return with_increasing_lines(_parsed(file, encoding))


def _parsed(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    parser = _Tables()
    with open_text(file, encoding) as text:
        while chunk := text.read(_CHUNK):
            try:
                parser.feed(chunk)
            except ValueError as error:  # A reference to a letter, of thousands of digits.
                raise UnreadableFile(f"This page is broken at line {parser.getpos()[0]}: {NO_LETTER}") from error
            if len(parser.rawdata) > _LONGEST_TAG:
                raise UnreadableFile(f"This page has a tag without end at line {parser.getpos()[0]}.")
            yield from parser.take()
    parser.close()
    yield from parser.take(final=True)


class _Tables(HTMLParser):
    """Gathers the cells of rows, whichever tags are left unclosed; a row ends where the next begins."""

    def __init__(self) -> None:
        super().__init__()
        self._done: list[RawRow] = []
        self._cells: list[str] = []
        self._line = 1
        self._pieces: list[str] | None = None
        self._is_number = self._is_unseen = False

    def take(self, *, final: bool = False) -> Sequence[RawRow]:
        """The rows that have ended since the last time; all of them at the end."""
        if final:
            self._end_row()
        done, self._done = self._done, []
        return done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Rows and cells begin; a line break becomes a blank."""
        name, given = tag.rpartition(":")[2], {key.rpartition(":")[2]: value or "" for key, value in attrs}
        if name in _ROW_TAGS:
            self._end_row()
            self._line = self.getpos()[0]
        elif name in _CELL_TAGS:
            self._end_cell()
            self._skip_to(given.get("index", ""))
            self._pieces, self._is_number = [], False
        elif name == "data":
            self._is_number = given.get("type", "").casefold() == "number"
        elif name in _BREAKS:
            self.handle_data(" ")
        self._is_unseen = name in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Rows and cells end."""
        name = tag.rpartition(":")[2]
        if name in _ROW_TAGS:
            self._end_row()
        elif name in _CELL_TAGS:
            self._end_cell()
        self._is_unseen = False

    def handle_data(self, data: str) -> None:
        """Text counts inside cells only."""
        if self._pieces is not None and not self._is_unseen and len(self._pieces) < _LONGEST_CELL:
            self._pieces.append(data[:_LONGEST_CELL])

    def _skip_to(self, index: str) -> None:
        """In Excel's XML a cell may say its number, from 1, where blank ones are left out before it."""
        if index.isdecimal() and len(self._cells) < int(index) <= _MOST_CELLS:
            self._cells.extend([""] * (int(index) - 1 - len(self._cells)))

    def _end_cell(self) -> None:
        if self._pieces is not None and len(self._cells) < _MOST_CELLS:
            text = " ".join("".join(self._pieces).split())[:_LONGEST_CELL]
            self._cells.append(number_text(text) if self._is_number else _MIDNIGHT.sub("", text))
        self._pieces = None

    def _end_row(self) -> None:
        self._end_cell()
        if any(self._cells):
            self._done.append(RawRow(self._line, self._cells))
        self._cells = []
