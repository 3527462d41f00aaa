"""XLS, Excel's workbooks before 2007 -> their sheets' rows, by xlrd."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

import xlrd
from xlrd.sheet import Cell

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.syntax.cell_text import number_text, time_text
from finpulse.sources.readers.workbooks.sheet_rows import Rows

# A sheet of that time has at most 65,536 rows; xlrd holds all of it, in several times the file's size.
MOST_BYTES: Final = 12 << 20
_BROKEN: Final = (
    "This old Excel workbook is broken or protected by a password. Open it in a spreadsheet program, "
    "save it as CSV and send that."
)


class XlsBook:
    """The visible sheets of an XLS workbook by their names."""

    def __init__(self, book: xlrd.book.Book) -> None:
        self._book = book
        # xlrd tells which sheets are hidden only in here, unless it loads them all.
        self.sheets = [
            name for name, hidden in zip(book.sheet_names(), book._sheet_visibility, strict=False) if not hidden
        ]

    def rows_by_sheet(self, sheets: Collection[str]) -> Iterator[tuple[str, Rows]]:
        """These sheets, each with its rows that hold anything and their numbers."""
        return ((sheet, self._rows(sheet)) for sheet in sheets)

    def _rows(self, sheet: str) -> Rows:
        with _guarded():
            sheet_cells = self._book.sheet_by_name(sheet)
        for index in range(sheet_cells.nrows):
            with _guarded():
                cells = [_text(cell, self._book.datemode) for cell in sheet_cells.row(index)]
            if any(cells):
                yield index + 1, cells


@contextmanager
def open_xls(file: BinaryIO) -> Iterator[XlsBook]:
    """The workbook in a file, which stays open. Raises UnreadableFile for what is none, is broken or too large."""
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableFile("This old Excel workbook is too large to be read whole. Save it as CSV and send that.")
    with _guarded():
        book = xlrd.open_workbook(file_contents=data, on_demand=True, ragged_rows=True, logfile=io.StringIO())
    yield XlsBook(book)


@contextmanager
def _guarded() -> Iterator[None]:
    """Whatever xlrd raises for a broken workbook, as one sentence."""
    try:
        yield
    except Exception as error:  # xlrd trusts the file, and raises errors of every kind where it lies.
        raise UnreadableFile(_BROKEN) from error


def _text(cell: Cell, datemode: int) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return (
            time_text(xlrd.xldate_as_datetime(cell.value, datemode))
            if cell.value >= 1
            else number_text(str(cell.value))
        )
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number_text(repr(cell.value))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "true" if cell.value else "false"
    return str(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else ""
