"""Every row that is held of a user, table by table, written as JSON or for CSV by the database, which is quicker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ARRAY, Column, ColumnElement, LargeBinary, Numeric, Select, Table, Text, case, cast, func, select
from sqlalchemy.orm import Session

from finpulse.db import exact_json
from finpulse.models import Base, RawChunk, Transaction, User
from finpulse.pipeline.chunks.raw_chunks import unpacked
from finpulse.sources.readers.syntax.guarded_cells import FORMULA_SIGNS, GUARD

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


def held_tables() -> list[Table]:
    """The tables with rows of users that are told, in the order of their names."""
    owned = (table for name, table in Base.metadata.tables.items() if "owner_id" in table.c and name not in LEFT_OUT)
    return sorted(owned, key=lambda table: table.name)


def profile_line(session: Session, owner_id: int) -> str:
    """What is held of the user as a person, as a JSON object."""
    people = Base.metadata.tables[User.__tablename__]
    return "".join(_objects(session, people, people.c.id == owner_id))


def row_lines(session: Session, table: Table, owner_id: int) -> Iterator[str]:
    """The user's rows of a table as JSON objects, many lines at a time, in the order of the table's key.

    Money is text, as a program that reads JSON would round it; bytes are hexadecimal digits.
    """
    return _objects(session, table, table.c.owner_id == owner_id)


def transaction_cells(session: Session, owner_id: int) -> Iterator[Sequence[Sequence[str]]]:
    """The user's transactions as cells that a spreadsheet may open, many at a time, behind their names."""
    table = Base.metadata.tables[Transaction.__tablename__]
    told = _told(table)
    yield [[column.name for column in told]]
    cells: list[Any] = [_cell(column) for column in told]
    mine = select(*cells).where(table.c.owner_id == owner_id).order_by(*table.primary_key.columns)
    for rows in _in_parts(session, mine):
        yield [tuple(row) for row in rows]


def statement_lines(session: Session, owner_id: int) -> Iterator[str]:
    """The rows of all statements as they stood in their files, as long as their cells are kept, as JSON objects."""
    mine = select(RawChunk.job_id, RawChunk.row_count, RawChunk.content)
    kept = mine.where(RawChunk.owner_id == owner_id, RawChunk.content != b"")
    in_order = kept.order_by(RawChunk.job_id, RawChunk.first_line)
    for chunk in session.execute(in_order, execution_options={"yield_per": 1}):
        rows = unpacked(chunk.content, chunk.row_count)
        said = ({"job_id": chunk.job_id, "line": line, "cells": cells} for line, cells in zip(*rows, strict=True))
        yield "".join(exact_json.dumps(row) + "\n" for row in said)


def _objects(session: Session, table: Table, condition: ColumnElement[bool]) -> Iterator[str]:
    told = [_plain(column).label(column.name) for column in _told(table)]
    held = select(*told).where(condition).order_by(*table.primary_key.columns).subquery("held")
    for rows in _in_parts(session, select(cast(func.row_to_json(held.table_valued()), Text))):
        yield "".join(f"{line}\n" for (line,) in rows)


def _in_parts(session: Session, wanted: Select[Any]) -> Iterator[Sequence[Any]]:
    return session.execute(wanted, execution_options={"yield_per": ROWS_AT_ONCE}).partitions()


def _told(table: Table) -> list[Column[Any]]:
    """The columns that are told."""
    return [
        column
        for column in table.c
        if column.name not in SECRETS and (column.name in TOLD_BYTES or not _holds_bytes(column))
    ]


def _holds_bytes(column: Column[Any]) -> bool:
    kind = column.type.item_type if isinstance(column.type, ARRAY) else column.type
    return isinstance(kind, LargeBinary)


def _plain(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, LargeBinary):
        return func.encode(column, "hex")
    return cast(column, Text) if isinstance(column.type, Numeric) else column


def _cell(column: Column[Any]) -> ColumnElement[str]:
    text = func.coalesce(cast(_plain(column), Text), "")
    if not isinstance(column.type, Text):
        return text
    return case((func.left(text, 1).in_(sorted(FORMULA_SIGNS)), GUARD + text), else_=text)
