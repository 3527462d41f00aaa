"""Workbooks -> the sheet that is a statement, its reading and its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final, Protocol

from finpulse.errors import UnreadableFile
from finpulse.sources.detection.header import Record
from finpulse.sources.detection.neighbouring_rows import complete
from finpulse.sources.detection.table import Table, read_table
from finpulse.sources.readers.known_fields import reading_of, sample_of, with_increasing_lines
from finpulse.sources.readers.workbooks.ods import CONTENT, open_ods
from finpulse.sources.readers.workbooks.xls import open_xls
from finpulse.sources.readers.workbooks.xlsx import open_xlsx
from finpulse.sources.reading import Hints, RawRow, Reading

_FIRST_ROWS: Final = 600
_SAMPLE_ROWS: Final = 3_000
_PASSAGE: Final = 25
_MOST_SHEETS: Final = 24
_ARCHIVE: Final = "PK\x03\x04"
# The names of parts, each on a line of its own or, in a broken archive, behind its header.
_XLSX_PART: Final = re.compile(
    r"(?:\n|PK\x03\x04.{26})(?:(?:[\w\\/]+)?workbook\.(?:xml|bin)|\[Content_Types\]\.xml|xl[\\/])",
    re.IGNORECASE | re.DOTALL,
)
_ODS_PART: Final = re.compile(rf"(?:\n|PK\x03\x04.{{26}}){re.escape(CONTENT)}", re.DOTALL)


class Book(Protocol):
    """A workbook of either kind: the names of its visible sheets, and the rows of each."""

    @property
    def sheets(self) -> Sequence[str] | dict[str, str]: ...

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]: ...


Opener = Callable[[BinaryIO], AbstractContextManager[Book]]


def is_xlsx(head: str) -> bool:
    """Whether a file is an archive with the parts of a workbook since 2007."""
    return head.startswith(_ARCHIVE) and bool(_XLSX_PART.search(head))


def is_ods(head: str) -> bool:
    """Whether a file is an archive with the part that holds an OpenDocument's text or tables."""
    return head.startswith(_ARCHIVE) and bool(_ODS_PART.search(head))


def is_xls(head: str) -> bool:
    """Whether a file begins like an OLE container, as an older workbook does."""
    return head.startswith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def _detect(name: str, opened: Opener, file: BinaryIO, hints: Hints) -> Reading:
    """Which sheet is a statement, and how it is to be read: of several, the one with the most rows.

    Raises UnreadableFile where none is, with the first sheet's reason.
    """
    best: tuple[int, str, Table] | None = None
    refused: UnreadableFile | None = None
    with opened(file) as book:
        for sheet in list(book.sheets)[:_MOST_SHEETS]:
            rows = sample_of(book.rows(sheet), _SAMPLE_ROWS)
            try:
                table = read_table(rows[:_FIRST_ROWS], _passages(rows[_FIRST_ROWS:]), hints)
            except UnreadableFile as error:
                refused = refused or error
                continue
            if best is None or len(rows) > best[0]:
                best = (len(rows), sheet, table)
    if best is None:
        raise refused or UnreadableFile("This workbook has no sheet that holds anything.")
    _, sheet, table = best
    reading = reading_of(name, "utf-8", table.first_line, table.layout, table.questions)
    return replace(reading, header_line=table.header_line, part=sheet)


def _passages(rows: Sequence[Record]) -> list[list[str]]:
    """A few rows in every hundred, within which a balance runs on."""
    return [cells for start in range(0, len(rows), 4 * _PASSAGE) for _, cells in rows[start : start + _PASSAGE]]


def _read_rows(opened: Opener, file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """The rows of the reading's sheet after its header, by their numbers in the sheet. The file stays open."""
    with opened(file) as book:
        if reading.part not in book.sheets:
            raise UnreadableFile(f'This workbook has no sheet "{reading.part[:80]}" any more.')
        rows = (RawRow(*row) for row in book.rows(reading.part) if row[0] >= reading.first_line)
        filled = (row for row in rows if any(cell.strip() for cell in row.cells))
        yield from with_increasing_lines(complete(filled, reading.layout))


detect_xlsx = partial(_detect, "xlsx", open_xlsx)
read_xlsx_rows = partial(_read_rows, open_xlsx)
detect_ods = partial(_detect, "ods", open_ods)
read_ods_rows = partial(_read_rows, open_ods)
detect_xls = partial(_detect, "xls", open_xls)
read_xls_rows = partial(_read_rows, open_xls)
