"""How a statement is read, and what its rows become."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from finpulse.cleaning.rows import Cleaner, CleanRow, DroppedRow
from finpulse.sources.formats import detect, read_rows, read_stated
from finpulse.sources.reading import Hints, Reading
from finpulse.sources.stated import StatedSection


def reading_of(text: str | bytes, encoding: str = "utf-8", **hints: Any) -> Reading:
    """What detection says of how a statement is to be read."""
    return detect(io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding)), Hints(**hints))


def rows_of(text: str | bytes, encoding: str = "utf-8", **hints: Any) -> list[CleanRow | DroppedRow]:
    """Every row of a statement, cleaned."""
    file = io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding))
    reading = detect(file, Hints(**hints))
    cleaner = Cleaner(reading.layout, account_id=1)
    return [cleaner.clean(row.line, row.cells) for row in read_rows(file, reading)]


def money_of(text: str | bytes, encoding: str = "utf-8", **hints: Any) -> list[tuple[str, Decimal]]:
    """Day and amount of every transaction of a statement."""
    clean = [row for row in rows_of(text, encoding, **hints) if isinstance(row, CleanRow)]
    return [(row.day.date.isoformat(), row.money.amount) for row in clean]


def booked(*pairs: tuple[str, str]) -> list[tuple[str, Decimal]]:
    """What `money_of` should give."""
    return [(day, Decimal(amount)) for day, amount in pairs]


def texts_of(text: str, **hints: str) -> list[str]:
    return [row.meaning.description for row in rows_of(text, **hints) if isinstance(row, CleanRow)]


def texts_of_file(content: bytes, **hints: Any) -> list[str]:
    """The description of every transaction of a file that is no text."""
    return [row.meaning.description for row in rows_of(content, **hints) if isinstance(row, CleanRow)]


def reasons_of(text: str, **hints: str) -> list[str]:
    return [row.reason for row in rows_of(text, **hints) if isinstance(row, DroppedRow)]


def stated_in(text: str | bytes, encoding: str = "utf-8", **hints: Any) -> tuple[StatedSection, ...]:
    """What a statement states about its rows."""
    file = io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding))
    return read_stated(file, detect(file, Hints(**hints)))


def sums_of(text: str | bytes, encoding: str = "utf-8", **hints: Any) -> list[bool]:
    """Whether opening balance and rows make the closing one, for each section that states both."""
    rows = [row for row in rows_of(text, encoding, **hints) if isinstance(row, CleanRow)]
    return [
        section.opening + sum((row.money.amount for row in rows if _is_within(row, section)), Decimal(0))
        == section.closing
        for section in stated_in(text, encoding, **hints)
        if section.opening is not None and section.closing is not None
    ]


def _is_within(row: CleanRow, section: StatedSection) -> bool:
    within = section.first_line <= row.line and (section.last_line is None or row.line <= section.last_line)
    return within and section.currency in (None, row.money.currency)
