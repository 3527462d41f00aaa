"""Statements as PDF: the format's reader."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO, Final

from finpulse.cleaning.layout import AmountFormat, Column, DateFormat, Layout, Role
from finpulse.cleaning.values.currencies import NO_CURRENCY
from finpulse.sources.readers.known_fields import PENDING
from finpulse.sources.readers.pdf.statement import PdfRow, PdfStatement, read_statement
from finpulse.sources.reading import UNDO, Hints, Question, RawRow, Reading
from finpulse.sources.stated import StatedSection

NAME: Final = "pdf"
_START: Final = "%PDF-"
# Some programs write a little before the start of a PDF.
_WITHIN: Final = 1024
_FIELDS: Final[tuple[tuple[str, Role], ...]] = (
    ("Date", "date"),
    ("Value date", "value_date"),
    ("Description", "description"),
    ("Amount", "amount"),
    ("Balance", "balance"),
    ("Status", "status"),
)
ROWS: Final = "rows"
_UNPROVEN: Final = Question(
    about=ROWS,
    text="Nothing that this PDF prints proves that its rows were read rightly and none is missing. Are they right?",
    choices={"accept": "keep the rows as they are", UNDO: "undo the import"},
    taken="accept",
)
_NO_YEAR: Final = Question(
    about=ROWS,
    text="No year is printed in this PDF, so the days of its rows can't be told.",
    choices={"accept": "keep what could be read", UNDO: "undo the import"},
    taken="accept",
)


def recognises(head: str) -> bool:
    """Whether a file begins like a PDF."""
    return _START in head[:_WITHIN]


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a PDF is to be read. Raises UnreadableFile, with a sentence that says why, where it holds no statement."""
    statement = _statement(file, hints)
    order = statement.order if _asks_order(statement) else "ymd"
    layout = Layout(
        columns=tuple(Column(index, name, role) for index, (name, role) in enumerate(_FIELDS)),
        dates=DateFormat(order, locale=hints.locale),
        amounts=AmountFormat("."),
        currency=statement.currency or hints.currency,
    )
    first = statement.rows[0].line if statement.rows else 1
    return Reading(
        format=NAME,
        encoding="",
        part=hints.account_type,
        first_line=first,
        layout=layout,
        questions=tuple(_questions(statement)),
    )


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """The rows of a PDF; their lines are counted over all pages, from top to bottom."""
    statement = _statement(file, _hints(reading))
    as_printed = _asks_order(statement)
    return (RawRow(row.line, _cells(row, as_printed=as_printed)) for row in statement.rows)


def read_stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """The balances and sums that a PDF prints about its rows."""
    return _statement(file, _hints(reading)).sections


def _hints(reading: Reading) -> Hints:
    return Hints(account_type=reading.part or "checking", currency=NO_CURRENCY, locale=reading.layout.dates.locale)


def _statement(file: BinaryIO, hints: Hints) -> PdfStatement:
    """The statement, read once for detection and for its rows."""
    file.seek(0)
    content = file.read()
    return _read_once(hashlib.sha256(content).digest(), hints.account_type, hints.locale, _Content(content))


class _Content:
    """Bytes that don't count where calls are compared, since their digest does."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Content)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=1)
def _read_once(digest: bytes, account_type: str, locale: str | None, content: _Content) -> PdfStatement:
    return read_statement(BytesIO(content.content), Hints(account_type=account_type, locale=locale))


def _asks_order(statement: PdfStatement) -> bool:
    """Whether days can be read in several orders, so that they are handed on as they are printed."""
    return statement.order_question is not None


def _cells(row: PdfRow, *, as_printed: bool) -> list[str]:
    day = row.day_text if as_printed or row.day is None else row.day.isoformat()
    balance = "" if row.balance is None else f"{row.balance:f}"
    return [day, "", row.text, f"{row.amount:f}", balance, PENDING if row.is_pending else ""]


def _questions(statement: PdfStatement) -> Iterator[Question]:
    if statement.order_question:
        yield statement.order_question
    if not statement.year_is_known:
        yield _NO_YEAR
    elif not statement.is_proven:
        yield _UNPROVEN
