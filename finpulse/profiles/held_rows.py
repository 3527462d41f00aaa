"""Every row that is held of a user, table by table, as values that JSON and CSV can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import LargeBinary, Table, select
from sqlalchemy.orm import Session

from finpulse.models import Base, RawChunk, User
from finpulse.pipeline.chunks.raw_chunks import unpacked

ROWS_AT_ONCE: Final = 1000
# Tables that say nothing by themselves, and why they are left out.
LEFT_OUT: Final[Mapping[str, str]] = {
    "raw_chunks": "the rows of statements as they stood, packed; rows.jsonl has them",
    "clean_chunks": "rows on their way from one stage of an import to the next",
    "transaction_words": "the words of transactions, by which a search finds them",
}
# Bytes are digests of secrets, or sealed ones, but for these.
TOLD_BYTES: Final = frozenset({"fingerprint", "header_fingerprint", "sha256"})
# Neither does any good to whoever reads it, but to whoever steals it.
SECRETS: Final = frozenset({"password_hash", "refresh_jti", "previous_jti"})

HeldRow = dict[str, Any]


def held_tables() -> list[Table]:
    """The tables with rows of users that are told, in the order of their names."""
    owned = (table for name, table in Base.metadata.tables.items() if "owner_id" in table.c and name not in LEFT_OUT)
    return sorted(owned, key=lambda table: table.name)


def profile_of(session: Session, owner_id: int) -> HeldRow:
    """What is held of the user as a person."""
    table = _table(User)
    row = session.execute(select(*_told(table)).where(table.c.id == owner_id)).one()
    return _values(row._mapping)


def rows_of(session: Session, table: Table, owner_id: int) -> Iterator[HeldRow]:
    """The user's rows of a table, in the order of its key."""
    mine = select(*_told(table)).where(table.c.owner_id == owner_id).order_by(*table.primary_key.columns)
    for row in session.execute(mine, execution_options={"yield_per": ROWS_AT_ONCE}):
        yield _values(row._mapping)


def statement_rows(session: Session, owner_id: int) -> Iterator[HeldRow]:
    """The rows of all statements as they stood in their files, as long as their cells are kept."""
    mine = select(RawChunk.job_id, RawChunk.row_count, RawChunk.content)
    kept = mine.where(RawChunk.owner_id == owner_id, RawChunk.content != b"")
    in_order = kept.order_by(RawChunk.job_id, RawChunk.first_line)
    for chunk in session.execute(in_order, execution_options={"yield_per": 1}):
        rows = unpacked(chunk.content, chunk.row_count)
        for line, cells in zip(rows.lines, rows.cells, strict=True):
            yield {"job_id": chunk.job_id, "line": line, "cells": cells}


def _told(table: Table) -> list[Any]:
    """The columns that are told."""
    return [
        column
        for column in table.c
        if column.name not in SECRETS and (column.name in TOLD_BYTES or not isinstance(column.type, LargeBinary))
    ]


def _values(row: Mapping[Any, Any]) -> HeldRow:
    return {str(name): _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    """Money is text, as a program that reads JSON would round it; bytes are hexadecimal digits."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table
