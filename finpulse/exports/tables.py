"""Transactions as a table for spreadsheets, as JSON lines, and as Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib import import_module
from typing import Any, Final

from finpulse.db import exact_json
from finpulse.errors import FormatUnavailable
from finpulse.exports.exported_rows import ExportedRow, Ledger
from finpulse.sources.readers.own_exports import CSV_COLUMNS
from finpulse.sources.readers.syntax.guarded_cells import guarded

PARQUET: Final = ("pyarrow", "pyarrow.parquet")


def as_csv(ledger: Ledger) -> Iterator[bytes]:
    """A table in UTF-8 that a spreadsheet may open: no cell of it is a formula."""
    yield _written([CSV_COLUMNS])
    for rows in ledger.rows():
        yield _written([guarded(_cells(row)) for row in rows])


def as_json_lines(ledger: Ledger) -> Iterator[bytes]:
    """A JSON object a line, whose amounts are text; its names are those of GET /transactions."""
    for rows in ledger.rows():
        yield "".join(exact_json.dumps(_object(row)) + "\n" for row in rows).encode()


def as_parquet(ledger: Ledger) -> Iterator[bytes]:
    """The columns of the table, typed. Raises FormatUnavailable where the library for it is not installed."""
    try:
        arrow, parquet = map(import_module, PARQUET)
    except ImportError as missing:
        raise FormatUnavailable(
            "Parquet needs pyarrow, which whoever runs this service has not installed (requirements-parquet.txt; "
            "locks/parquet.lock has its hashes); csv and jsonl have the same columns."
        ) from missing
    return _parquet(ledger, arrow, parquet)


def _written(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _cells(row: ExportedRow) -> list[str]:
    parts = "" if row.splits is None else exact_json.dumps(_parts(row))
    return [
        row.date.isoformat(),
        f"{row.amount:f}",
        row.currency,
        row.description,
        row.merchant,
        row.category,
        row.external_id,
        str(row.account_id),
        row.note or "",
        ", ".join(row.tags or ()),
        parts,
        " ".join(link["url"] for link in row.attachments or ()),
        str(row.id),
        "" if row.fingerprint is None else row.fingerprint.hex(),
    ]


def _object(row: ExportedRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "account_id": row.account_id,
        "job_id": row.job_id,
        "date": row.date.isoformat(),
        "amount": f"{row.amount:f}",
        "currency": row.currency,
        "description": row.description or None,
        "merchant": row.merchant or None,
        "category": row.category or None,
        "category_source": row.category_source,
        "external_id": row.external_id or None,
        "transaction_hash": None if row.fingerprint is None else row.fingerprint.hex(),
        "processed": row.processed,
        "note": row.note,
        "tags": row.tags or [],
        "splits": _parts(row),
        "attachments": row.attachments or [],
        "transfer_id": row.transfer_id,
        "created_at": row.created_at.isoformat(),
        "updated_at": row.updated_at.isoformat(),
    }


def _parts(row: ExportedRow) -> list[dict[str, Any]]:
    return [{**part, "amount": f"{Decimal(part['amount']):f}"} for part in row.splits or ()]


def _parquet(ledger: Ledger, arrow: Any, parquet: Any) -> Iterator[bytes]:
    schema = arrow.schema(
        [("date", arrow.date32()), ("amount", arrow.decimal128(38, 8))]
        + [(name, arrow.string()) for name in CSV_COLUMNS[2:]]
    )
    sink = io.BytesIO()
    with parquet.ParquetWriter(_Unseekable(sink), schema, compression="zstd") as writer:
        for rows in ledger.rows():
            columns = [list(column) for column in zip(*map(_cells, rows), strict=True)]
            values = [[row.date for row in rows], [row.amount for row in rows], *columns[2:]]
            writer.write_table(arrow.table(values, schema=schema))
            yield _taken(sink)
    yield _taken(sink)


class _Unseekable(io.RawIOBase):
    """What a writer writes into that knows its place and never goes back."""

    def __init__(self, sink: io.BytesIO) -> None:
        self._sink, self._place = sink, 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def write(self, data: Any, /) -> int:
        self._place += self._sink.write(data)
        return len(data)


def _taken(sink: io.BytesIO) -> bytes:
    """What was written since."""
    piece = sink.getvalue()
    sink.seek(0)
    sink.truncate()
    return piece
