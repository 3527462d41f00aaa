"""Our own exports, as CSV and as JSON lines -> the rows that they were made of: when they come back, duplicates."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from finpulse.cleaning.layout import AmountFormat, Column, DateFormat, Layout, Role
from finpulse.sources.readers.known_fields import LONGEST_TEXT, reading_of, refuse_no_entries, sample_of
from finpulse.sources.readers.syntax.declared_encoding import open_text
from finpulse.sources.readers.syntax.guarded_cells import unguarded
from finpulse.sources.reading import Hints, RawRow, Reading

CSV: Final = "finpulse-csv"
JSON_LINES: Final = "finpulse-jsonl"
# What a row is made of comes first; the rest is what a user has made of it. A merchant's name was found in the
# description, to which a payee's column would be added.
_ROLES: Final[tuple[tuple[str, Role], ...]] = (
    ("date", "date"),
    ("amount", "amount"),
    ("currency", "currency"),
    ("description", "description"),
    ("merchant", "ignored"),
    ("category", "category"),
    ("external_id", "external_id"),
)
CSV_COLUMNS: Final = (
    *(name for name, _ in _ROLES),
    "account_id",
    "note",
    "tags",
    "splits",
    "attachments",
    "id",
    "transaction_hash",
)
_CSV_HEAD: Final = ",".join(CSV_COLUMNS)
_JSON_HEAD: Final = re.compile(r'\{"id": ?\d+, ?"account_id": ?\d+, ?"job_id": ?(?:\d+|null), ?"date": ?"')

Rows = Callable[[BinaryIO], Iterator[RawRow]]


def is_csv(head: str) -> bool:
    """Whether a file begins with the header of our CSV."""
    return head.lstrip("\ufeff").startswith(_CSV_HEAD)


def is_json_lines(head: str) -> bool:
    """Whether a file begins with one of our JSON objects."""
    return bool(_JSON_HEAD.match(head.lstrip("\ufeff")))


def detect_csv(file: BinaryIO, hints: Hints) -> Reading:
    """How our CSV is to be read, which we know. Raises UnreadableFile where it has no row."""
    return _detect(CSV, sample_of(_csv_rows(file)), hints)


def detect_json_lines(file: BinaryIO, hints: Hints) -> Reading:
    """How our JSON lines are to be read, which we know. Raises UnreadableFile where there is none."""
    return _detect(JSON_LINES, sample_of(_json_rows(file)), hints)


def read_csv_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every row of our CSV. The file stays open."""
    del reading
    return _csv_rows(file)


def read_json_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every object of our JSON lines. The file stays open."""
    del reading
    return _json_rows(file)


def _detect(name: str, rows: list[RawRow], hints: Hints) -> Reading:
    refuse_no_entries(rows)
    columns = tuple(Column(index, header, role) for index, (header, role) in enumerate(_ROLES))
    layout = Layout(columns, DateFormat("ymd", odd_days=True), AmountFormat("."), currency=hints.currency)
    return reading_of(name, "utf-8", rows[0].line, layout, ())


def _csv_rows(file: BinaryIO) -> Iterator[RawRow]:
    with open_text(file, "utf-8") as text:
        table = csv.reader(text)
        next(table, None)
        begins = table.line_num + 1
        for cells in table:
            yield RawRow(begins, [cell[:LONGEST_TEXT] for cell in unguarded(cells)[: len(_ROLES)]])
            begins = table.line_num + 1


def _json_rows(file: BinaryIO) -> Iterator[RawRow]:
    with open_text(file, "utf-8") as text:
        for number, line in enumerate(text, 1):
            if line.strip():
                yield RawRow(number, _cells_of(line))


def _cells_of(line: str) -> list[str]:
    """An object's cells; a line that is no object of ours has one that is no transaction."""
    try:
        told = json.loads(line)
    except ValueError:
        return [line[:LONGEST_TEXT]]
    if not isinstance(told, dict):
        return [line[:LONGEST_TEXT]]
    return [str(told.get(name) or "")[:LONGEST_TEXT] for name, _ in _ROLES]
