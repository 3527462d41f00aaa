"""Statements as PDF: the format's reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO, Final

from finpulse.cleaning.layout import AmountFormat, Column, DateFormat, Layout, Role
from finpulse.sources.readers.known_fields import PENDING, reading_of
from finpulse.sources.readers.pdf.scans.text_behind import parted
from finpulse.sources.readers.pdf.statement import PdfRow, PdfStatement, read_statement
from finpulse.sources.reading import ACCEPT, UNDO, UNPROVEN, Hints, Question, RawRow, Reading
from finpulse.sources.stated import StatedSection

NAME: Final = "pdf"
_START: Final = "%PDF-"
# Some programs write a little before the start of a PDF.
_WITHIN: Final = 1024
_FIELDS: Final[tuple[tuple[str, Role], ...]] = (
    ("Date", "date"),
    ("Description", "description"),
    ("Amount", "amount"),
    ("Balance", "balance"),
    ("Status", "status"),
)
_UNPROVEN: Final = Question(
    about=UNPROVEN,
    text="Nothing that this PDF prints proves that its rows were read rightly and none is missing. Are they right?",
    choices={ACCEPT: "keep the rows as they are", UNDO: "undo the import"},
    taken=ACCEPT,
)
_UNPROVEN_OCR: Final = (
    "The text of this PDF's scanned pages was read by OCR, and nothing that it prints proves that its rows were read "
    "rightly and none is missing. Are they right?"
)
_NO_YEAR: Final = Question(
    about=UNPROVEN,
    text="No year is printed in this PDF, so the days of its rows can't be told.",
    choices={ACCEPT: "keep what could be read", UNDO: "undo the import"},
    taken=ACCEPT,
)


def recognises(head: str) -> bool:
    """Whether a file begins like a PDF."""
    return _START in head[:_WITHIN]


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a PDF is to be read. Raises UnreadableFile, with a sentence that says why, where it holds no statement."""
    statement = _statement(file, hints.locale)
    part = hints.part if hints.part in _parts(statement) else ""
    layout = Layout(
        columns=tuple(Column(index, name, role) for index, (name, role) in enumerate(_FIELDS)),
        dates=DateFormat(statement.order if statement.order_question else "ymd", locale=hints.locale),
        amounts=AmountFormat("."),
        currency=statement.currency or hints.currency,
    )
    first = statement.rows[0].line if statement.rows else 1
    reading = reading_of(NAME, "", first, layout, tuple(_questions(statement, part)))
    return replace(reading, part=part)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """The rows of a PDF; their lines are counted over all pages, from top to bottom.

    Of several accounts together the balances are left out, since they don't follow from each other.
    """
    statement = _statement(file, reading.layout.dates.locale)
    as_printed = statement.order_question is not None
    with_balance = (statement.accounts == 1 or bool(reading.part)) and not _misleads(statement)
    for row in statement.rows:
        if reading.part in ("", str(row.account)):
            yield RawRow(row.line, _cells(row, as_printed=as_printed, with_balance=with_balance))


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """The balances and sums that a PDF prints about its rows; none where they would prove what lacks a page."""
    statement = _statement(file, reading.layout.dates.locale)
    sections = () if _misleads(statement) else statement.sections
    return tuple(section for at, section in enumerate(sections, 1) if reading.part in ("", str(at)))


def _statement(file: BinaryIO, locale: str | None) -> PdfStatement:
    file.seek(0)
    return _read_once(file.read(), locale)


@lru_cache(maxsize=1)
def _read_once(content: bytes, locale: str | None) -> PdfStatement:
    """The statement, read once for its reading, its rows and its figures."""
    pdf, texts = parted(content)
    return read_statement(BytesIO(pdf), locale, texts)


def without_text(file: BinaryIO) -> BinaryIO:
    """The PDF alone, where text of its scanned pages may stand behind it. Raises UnreadableFile."""
    file.seek(0)
    return BytesIO(parted(file.read())[0])


def _misleads(statement: PdfStatement) -> bool:
    """Whether the figures prove the rows that are there, though pages are missing."""
    return statement.adds_up and bool(statement.missing_pages)


def _cells(row: PdfRow, *, as_printed: bool, with_balance: bool) -> list[str]:
    day = row.day_text if as_printed or row.day is None else row.day.isoformat()
    balance = "" if row.balance is None or not with_balance else f"{row.balance:f}"
    return [day, row.text, f"{row.amount:f}", balance, PENDING if row.is_pending else ""]


def _parts(statement: PdfStatement) -> list[str]:
    """The names of a document's accounts, if there are several: their numbers in its order."""
    return [str(number) for number in range(1, statement.accounts + 1)] if statement.accounts > 1 else []


def _unproven(statement: PdfStatement) -> Question:
    """What is asked where figures prove nothing, or where scanned pages may be misread all the same."""
    if not statement.is_recognised:
        return _UNPROVEN
    return replace(_UNPROVEN, text=statement.scan_doubt if statement.adds_up else _UNPROVEN_OCR)


def _questions(statement: PdfStatement, part: str) -> Iterator[Question]:
    if statement.order_question:
        yield statement.order_question
    if not statement.year_is_known:
        yield _NO_YEAR
    elif statement.missing_pages:
        yield replace(_UNPROVEN, text=statement.missing_pages)
    elif not statement.is_proven:
        yield _unproven(statement)
    if parts := _parts(statement):
        meanings = {
            name: f"those of its account {name}, from line {section.first_line} to line {section.last_line}"
            for name, section in zip(parts, statement.sections, strict=True)
        }
        text = f"This PDF holds {len(parts)} accounts. Which of their transactions belong to this one?"
        yield Question("part", text, {"": "those of all of them", **meanings}, part)
