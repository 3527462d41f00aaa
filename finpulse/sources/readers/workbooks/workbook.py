"""Workbooks -> the sheets that are a statement, their reading and their rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final, Protocol

from finpulse.errors import UnreadableFile
from finpulse.sources.detection.header_names import Record
from finpulse.sources.detection.neighbouring_rows import complete
from finpulse.sources.detection.table import Table, read_table
from finpulse.sources.readers.known_fields import reading_of, sample_of, with_increasing_lines
from finpulse.sources.readers.workbooks.ods import CONTENT, open_ods
from finpulse.sources.readers.workbooks.sheet_rows import Rows
from finpulse.sources.readers.workbooks.sheet_series import (
    BETWEEN_SHEETS,
    behind_header,
    chosen_sheets,
    doubtful_sheets,
    series_of,
    under_header,
)
from finpulse.sources.readers.workbooks.xls import open_xls
from finpulse.sources.readers.workbooks.xlsx import open_xlsx
from finpulse.sources.reading import Hints, RawRow, Reading

_FIRST_ROWS: Final = 600
_SAMPLE_ROWS: Final = 3_000
_PASSAGE: Final = 25
_MOST_SHEETS: Final = 60
# Of more sheets than these, fewer rows of each are the evidence.
_FEW_SHEETS: Final = 6
_ARCHIVE: Final = "PK\x03\x04"
# The names of parts, each on a line of its own or, in a broken archive, behind its header.
_XLSX_PART: Final = re.compile(
    r"(?:\n|PK\x03\x04.{26})(?:(?:[\w\\/]+)?workbook\.(?:xml|bin)|\[Content_Types\]\.xml|xl[\\/])",
    re.IGNORECASE | re.DOTALL,
)
_ODS_PART: Final = re.compile(rf"(?:\n|PK\x03\x04.{{26}}){re.escape(CONTENT)}", re.DOTALL)


class Book(Protocol):
    """A workbook of any kind: the names of its visible sheets, and the rows of each.

    Asked for several sheets, each part of its file is read once, if they are asked for in their order.
    """

    @property
    def sheets(self) -> Sequence[str] | dict[str, str]: ...

    def rows_by_sheet(self, sheets: Collection[str]) -> Iterator[tuple[str, Rows]]: ...


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
    """Which sheets are a statement, and how they are to be read: that with the most rows, and all that go on with it.

    It is asked about sheets that may not belong together. Raises UnreadableFile where no sheet is a statement, with the
    first one's reason.
    """
    with opened(file) as book:
        named = [sheet for sheet in chosen_sheets(book.sheets, hints.part) if sheet in book.sheets] or book.sheets
        most = _SAMPLE_ROWS if len(named) <= _FEW_SHEETS else _FIRST_ROWS
        samples: dict[str, Sequence[Record]] = dict.fromkeys(list(named)[:_MOST_SHEETS], ())
        samples |= ((sheet, sample_of(rows, most)) for sheet, rows in book.rows_by_sheet(list(samples)))
    tables = _tables(samples, hints)
    best = max(tables, key=lambda sheet: len(samples[sheet]))
    series = series_of(samples, tables, best)
    rest = [cells for sheet in series if sheet != best for _, cells in under_header(samples[sheet], tables[best])]
    table = _read(samples[best], rest, hints) if rest else tables[best]
    first = table if series[0] == best else tables.get(series[0])
    reading = reading_of(name, "utf-8", first.first_line if first else 1, table.layout, table.questions)
    reading = replace(reading, header_line=first.header_line if first else None, part=BETWEEN_SHEETS.join(series))
    doubt = doubtful_sheets(samples, tables, series, table)
    return replace(reading, questions=(*reading.questions, doubt)) if doubt else reading


def _tables(samples: Mapping[str, Sequence[Record]], hints: Hints) -> dict[str, Table]:
    """The sheets that are statements. Raises UnreadableFile where none is."""
    tables: dict[str, Table] = {}
    refused: UnreadableFile | None = None
    for sheet, rows in samples.items():
        try:
            tables[sheet] = _read(rows, [], hints)
        except UnreadableFile as error:
            refused = refused or error
    if not tables:
        raise refused or UnreadableFile("This workbook has no sheet that holds anything.")
    return tables


def _read(rows: Sequence[Record], more: Sequence[list[str]], hints: Hints) -> Table:
    return read_table(rows[:_FIRST_ROWS], [*_passages(rows[_FIRST_ROWS:]), *more[:_SAMPLE_ROWS]], hints)


def _passages(rows: Sequence[Record]) -> list[list[str]]:
    """A few rows in every hundred, within which a balance runs on."""
    return [cells for start in range(0, len(rows), 4 * _PASSAGE) for _, cells in rows[start : start + _PASSAGE]]


def _read_rows(opened: Opener, file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """The rows of the reading's sheets after their headers, by their numbers in the sheet. The file stays open.

    Rows of a second and further sheet are numbered on from those before.
    """
    with opened(file) as book:
        sheets = chosen_sheets(book.sheets, reading.part)
        rows = (RawRow(*row) for row in _rows_of(book, sheets, reading))
        filled = (row for row in rows if any(cell.strip() for cell in row.cells))
        yield from with_increasing_lines(complete(filled, reading.layout))


def _rows_of(book: Book, sheets: Sequence[str], reading: Reading) -> Iterator[Record]:
    for sheet in sheets:
        if sheet not in book.sheets:
            raise UnreadableFile(f'This workbook has no sheet "{sheet[:80]}" any more.')
    in_order = sorted(sheets, key=list(book.sheets).index) == list(sheets)
    for asked in [sheets] if in_order else [[sheet] for sheet in sheets]:
        for sheet, rows in book.rows_by_sheet(asked):
            if sheet == sheets[0]:
                yield from (row for row in rows if row[0] >= reading.first_line)
            else:
                yield from behind_header(rows, reading.layout.headers)


detect_xlsx = partial(_detect, "xlsx", open_xlsx)
read_xlsx_rows = partial(_read_rows, open_xlsx)
detect_ods = partial(_detect, "ods", open_ods)
read_ods_rows = partial(_read_rows, open_ods)
detect_xls = partial(_detect, "xls", open_xls)
read_xls_rows = partial(_read_rows, open_xls)
