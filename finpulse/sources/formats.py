"""Any upload -> its reading and its rows, by the reader of its format, which its content shows."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, Final, NamedTuple

from finpulse.sources.readers import camt, html_tables, labelled_blocks, mt940, ofx, qif
from finpulse.sources.readers.delimited import detect_delimited, records
from finpulse.sources.readers.json import json_file
from finpulse.sources.readers.syntax.padding import unpadded
from finpulse.sources.readers.workbooks import workbook
from finpulse.sources.reading import Hints, RawRow, Reading
from finpulse.sources.stated import StatedSection
from finpulse.sources.usable_rows import doubt_about_all

# In these formats zero bytes at the end are part of the file.
_NO_TEXT: Final = frozenset({"xlsx", "xls"})
# The size of the beginning by which a file's format is recognised.
HEAD_BYTES: Final = 64 << 10


def _nothing_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:  # noqa: ARG001 - any file will do.
    """For formats that have no place for balances and sums."""
    return ()


class Format(NamedTuple):
    """One format: its name in a reading, whether a file's beginning is of it, how it is to be read, its rows, and what
    it states about them in fields of their own.
    """

    name: str
    recognises: Callable[[str], bool]
    detect: Callable[[BinaryIO, Hints], Reading]
    read_rows: Callable[[BinaryIO, Reading], Iterator[RawRow]]
    read_stated: Callable[[BinaryIO, Reading], tuple[StatedSection, ...]] = _nothing_stated


# The first that recognises a file reads it; delimited text is what is left.
FORMATS: Final = (
    Format("xlsx", workbook.is_xlsx, workbook.detect_xlsx, workbook.read_xlsx_rows),
    Format("xls", workbook.is_xls, workbook.detect_xls, workbook.read_xls_rows),
    Format(ofx.NAME, ofx.recognises, ofx.detect, ofx.read_rows),
    Format(camt.NAME, camt.recognises, camt.detect, camt.read_rows),
    Format(mt940.NAME, mt940.recognises, mt940.detect, mt940.read_rows),
    Format(html_tables.NAME, html_tables.recognises, html_tables.detect, html_tables.read_rows),
    Format(json_file.NAME, json_file.recognises, json_file.detect, json_file.read_rows),
    Format(qif.NAME, qif.recognises, qif.detect, qif.read_rows),
    Format(labelled_blocks.NAME, labelled_blocks.recognises, labelled_blocks.detect, labelled_blocks.read_rows),
    Format(detect_delimited.NAME, lambda _head: True, detect_delimited.detect, records.read_rows),
)


def detect(file: BinaryIO, hints: Hints, *, usable: bool = True) -> Reading:
    """How a file is to be read, whatever its format; the file must be seekable and is left open.

    Raises UnreadableFile, with a sentence that says why, for a file that can't be read as a statement, or of which
    no row becomes a transaction. Where it needs not be `usable` as it is found, a person says what to change.
    """
    head = _head(file)
    known = next(known for known in FORMATS if known.recognises(head))
    reading = known.detect(_content(file, known), hints)
    # Where something is asked already, the answer may make transactions of the rows.
    asks_why = usable and not reading.questions
    doubt = doubt_about_all(read_rows(file, reading), reading.layout) if asks_why else None
    return replace(reading, questions=(*reading.questions, doubt)) if doubt else reading


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every record of a file, as its reading's format has them, in the order of their lines.

    The file is read from its start and stays open.
    """
    known = next(known for known in FORMATS if known.name == reading.format)
    return known.read_rows(_content(file, known), reading)


def _content(file: BinaryIO, known: Format) -> BinaryIO:
    """What a format's reader is given: of text all but the zero bytes at its end."""
    return file if known.name in _NO_TEXT else unpadded(file)


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """What a file states about its rows apart from them; lines are counted as `read_rows` counts them.

    The file is read from its start and stays open.
    """
    known = next(known for known in FORMATS if known.name == reading.format)
    return known.read_stated(_content(file, known), reading)


def _head(file: BinaryIO) -> str:
    """The file's beginning with a letter for each byte, or for each pair where it is in wide characters."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16" if wide else "latin-1", "replace")
