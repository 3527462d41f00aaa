"""Any upload -> its reading and its rows, by the reader of its format, which its content shows."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, takewhile
from typing import BinaryIO, Final, NamedTuple

from finpulse.balances.stated_words import stated_in
from finpulse.cleaning.layout import Layout
from finpulse.errors import UnreadableFile
from finpulse.sources.readers import archive, camt, html_tables, iif, labelled_blocks, mail, ofx, own_exports, qif
from finpulse.sources.readers.bank_records import bai2, cfonb120, client_bank_exchange, coda, norma43
from finpulse.sources.readers.delimited import detect_delimited, records
from finpulse.sources.readers.fixed_width import fixed_width
from finpulse.sources.readers.json import json_file
from finpulse.sources.readers.pdf import pdf_file
from finpulse.sources.readers.swift import mt940
from finpulse.sources.readers.syntax.padding import unpadded
from finpulse.sources.readers.workbooks import workbook
from finpulse.sources.reading import Hints, RawRow, Reading
from finpulse.sources.stated import StatedSection
from finpulse.sources.unnamed_currency import with_currency, without_currency
from finpulse.sources.usable_rows import doubt_about_all

# In these formats zero bytes at the end are part of the file.
_NO_TEXT: Final = frozenset({"xlsx", "xls", "ods", "pdf"})
# The size of the beginning by which a file's format is recognised.
HEAD_BYTES: Final = 64 << 10
# So many records above a table are looked through for balances and sums.
_MOST_ABOVE: Final = 60


class Format(NamedTuple):
    """One format: its name in a reading, whether a file's beginning is of it, how it is to be read, its rows, and what
    it states about them in fields of their own; None where that stands above a table, or nowhere. One that
    `may_be_empty` proves itself that its period has no rows.
    """

    name: str
    recognises: Callable[[str], bool]
    detect: Callable[[BinaryIO, Hints], Reading]
    read_rows: Callable[[BinaryIO, Reading], Iterator[RawRow]]
    read_stated: Callable[[BinaryIO, Reading], tuple[StatedSection, ...]] | None = None
    may_be_empty: bool = False


# The first that recognises a file reads it; delimited text is what is left.
FORMATS: Final = (
    Format(
        pdf_file.NAME,
        pdf_file.recognises,
        pdf_file.detect,
        pdf_file.read_rows,
        pdf_file.read_stated,
        may_be_empty=True,
    ),
    Format("xlsx", workbook.is_xlsx, workbook.detect_xlsx, workbook.read_xlsx_rows),
    Format("ods", workbook.is_ods, workbook.detect_ods, workbook.read_ods_rows),
    Format("xls", workbook.is_xls, workbook.detect_xls, workbook.read_xls_rows),
    Format(ofx.NAME, ofx.recognises, ofx.detect, ofx.read_rows, ofx.read_stated),
    Format(camt.NAME, camt.recognises, camt.detect, camt.read_rows, camt.read_stated),
    Format(mt940.NAME, mt940.recognises, mt940.detect, mt940.read_rows, mt940.read_stated),
    Format(norma43.NAME, norma43.recognises, norma43.detect, norma43.read_rows, norma43.read_stated),
    Format(coda.NAME, coda.recognises, coda.detect, coda.read_rows, coda.read_stated),
    Format(cfonb120.NAME, cfonb120.recognises, cfonb120.detect, cfonb120.read_rows, cfonb120.read_stated),
    Format(bai2.NAME, bai2.recognises, bai2.detect, bai2.read_rows, bai2.read_stated),
    Format(
        client_bank_exchange.NAME,
        client_bank_exchange.recognises,
        client_bank_exchange.detect,
        client_bank_exchange.read_rows,
        client_bank_exchange.read_stated,
    ),
    Format(iif.NAME, iif.recognises, iif.detect, iif.read_rows),
    Format(mail.NAME, mail.recognises, mail.detect, mail.read_rows),
    Format(html_tables.NAME, html_tables.recognises, html_tables.detect, html_tables.read_rows),
    Format(own_exports.CSV, own_exports.is_csv, own_exports.detect_csv, own_exports.read_csv_rows),
    Format(
        own_exports.JSON_LINES, own_exports.is_json_lines, own_exports.detect_json_lines, own_exports.read_json_rows
    ),
    Format(json_file.NAME, json_file.recognises, json_file.detect, json_file.read_rows, json_file.read_stated),
    Format(qif.NAME, qif.recognises, qif.detect, qif.read_rows),
    Format(labelled_blocks.NAME, labelled_blocks.recognises, labelled_blocks.detect, labelled_blocks.read_rows),
    Format(fixed_width.NAME, fixed_width.recognises, fixed_width.detect, fixed_width.read_rows),
    Format(detect_delimited.NAME, lambda _head: True, detect_delimited.detect, records.read_rows),
)


def detect(file: BinaryIO, hints: Hints, *, usable: bool = True) -> Reading:
    """How a file is to be read, whatever its format; the file must be seekable and is left open.

    Raises UnreadableFile, with a sentence that says why, for a file that can't be read as a statement, or of which
    no row becomes a transaction. Where it needs not be `usable` as it is found, a person says what to change.
    """
    head = _head(file)
    known = next(known for known in FORMATS if known.recognises(head))
    if known is FORMATS[-1] and archive.recognises(head):
        return archive.detect(file, lambda member: _detect_member(member, hints))
    reading = known.detect(_content(file, known), without_currency(hints))
    reading = with_currency(reading, read_rows(file, reading), hints)
    # Where something is asked already, the answer may make transactions of the rows.
    is_empty = known.may_be_empty and next(read_rows(file, reading), None) is None
    asks_why = usable and not reading.questions and not is_empty
    doubt = doubt_about_all(read_rows(file, reading), reading.layout) if asks_why else None
    return replace(reading, questions=(*reading.questions, doubt)) if doubt else reading


def _detect_member(file: BinaryIO, hints: Hints) -> Reading:
    """How a statement in an archive is to be read. Raises UnreadableFile also for an archive in the archive."""
    reading = detect(file, hints)
    if reading.members:
        raise UnreadableFile("It is an archive itself. Unpack it and send the statements inside.")
    return reading


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every record of a file, as its reading's format has them, in the order of their lines.

    The file is read from its start and stays open.
    """
    if reading.members:
        return archive.read_rows(file, reading, read_rows)
    known = _format_of(reading)
    return known.read_rows(_content(file, known), reading)


def _content(file: BinaryIO, known: Format) -> BinaryIO:
    """What a format's reader is given: of text all but the zero bytes at its end."""
    return file if known.name in _NO_TEXT else unpadded(file)


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """What a file states about its rows apart from them; lines are counted as `read_rows` counts them.

    The file is read from its start and stays open.
    """
    if reading.members:
        return archive.read_stated(file, reading, read_rows, read_stated)
    known = _format_of(reading)
    content = _content(file, known)
    return known.read_stated(content, reading) if known.read_stated else _stated_above(known, content, reading)


def _stated_above(known: Format, file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """What the records above a table state of its rows."""
    first = reading.header_line or reading.first_line
    if first <= 1:
        return ()
    plain = replace(reading, header_line=None, first_line=1, layout=Layout(columns=()))
    records = islice(known.read_rows(file, plain), _MOST_ABOVE)
    above = [row.cells for row in takewhile(lambda row: row.line < first, records)]
    stated = stated_in(above, reading.layout.amounts.decimal_mark)
    return (StatedSection().with_words(stated),) if stated else ()


def _format_of(reading: Reading) -> Format:
    return next(known for known in FORMATS if known.name == reading.format)


def _head(file: BinaryIO) -> str:
    """The file's beginning with a letter for each byte, or for each pair where it is in wide characters.

    That of an archive is followed by the names of its members.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith(b"PK") and (names := archive.names_of(file)):
        return names
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16" if wide else "latin-1", "replace")
