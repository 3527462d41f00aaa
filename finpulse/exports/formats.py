"""The formats of exports by their names: what writes each, its media type, and the ending of its file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from finpulse.exports import plain_text_accounting, statements, tables
from finpulse.exports.exported_rows import Ledger


class ExportFormat(NamedTuple):
    """One format. `write` makes a file of a ledger in pieces, as they are asked for."""

    write: Callable[[Ledger], Iterator[bytes]]
    media_type: str
    ending: str


FORMATS: Final[Mapping[str, ExportFormat]] = {
    "csv": ExportFormat(tables.as_csv, "text/csv", "csv"),
    "jsonl": ExportFormat(tables.as_json_lines, "application/jsonl", "jsonl"),
    "parquet": ExportFormat(tables.as_parquet, "application/vnd.apache.parquet", "parquet"),
    "beancount": ExportFormat(plain_text_accounting.as_beancount, "text/plain", "beancount"),
    "ledger": ExportFormat(plain_text_accounting.as_ledger, "text/plain", "journal"),
    "ofx": ExportFormat(statements.as_ofx, "application/x-ofx", "ofx"),
    "qif": ExportFormat(statements.as_qif, "application/qif", "qif"),
}
