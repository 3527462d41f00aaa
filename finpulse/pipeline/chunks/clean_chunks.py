"""Clean rows -> a chunk of them as arrays, in which PostgreSQL finds them without a round trip to Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from psycopg import Connection
from sqlalchemy import BigInteger, Date, Integer, LargeBinary, Numeric, Text
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from finpulse.cleaning.batch import CleanColumns
from finpulse.cleaning.rules.decisions import Decision
from finpulse.db.binary_arrays import (
    BinaryArray,
    BinaryArrayDumper,
    bytea_array,
    date_array,
    int4_array,
    int8_array,
    numeric_array,
    text_array,
)
from finpulse.models import Statement
from finpulse.models.transaction_columns import TransactionColumn
from finpulse.models.transactions import ARRAY_NAMES, TRANSACTION_COLUMNS

# COPY would be refused: these tables have policies, and it can't be held to them.
STORE: Final = f"""
    INSERT INTO clean_chunks (owner_id, job_id, first_line, days, {ARRAY_NAMES})
    VALUES (%s, %s, %s, %b{", %b" * len(TRANSACTION_COLUMNS)})
"""
_ENCODERS: Final[Mapping[type[TypeEngine[Any]], Callable[[Any], bytes]]] = {
    Integer: int4_array,
    BigInteger: int8_array,
    Date: date_array,
    Numeric: numeric_array,
    Text: text_array,
    LargeBinary: bytea_array,
}


def store_clean(
    session: Session, statement: Statement, first_line: int, rows: CleanColumns, decisions: Sequence[Decision] | None
) -> None:
    """Store a statement's clean rows as one chunk, with what the owner's rules and corrections say of them, if any."""
    keys = statement.owner_id, statement.job_id, first_line
    arrays = (None if array is None else BinaryArray(array) for array in _arrays(rows, decisions))
    with _driver_connection(session).cursor() as cursor:
        cursor.adapters.register_dumper(BinaryArray, BinaryArrayDumper)
        cursor.execute(STORE, (*keys, *arrays))


def _arrays(rows: CleanColumns, decisions: Sequence[Decision] | None) -> Iterator[bytes | None]:
    """The days of the rows, each once, then an array for each column of a transaction."""
    yield date_array(sorted(set(rows.values["date"])))
    for column in TRANSACTION_COLUMNS:
        values = _values(column, rows, decisions)
        yield None if values is None else _ENCODERS[column.type](values)


def _values(
    column: TransactionColumn, rows: CleanColumns, decisions: Sequence[Decision] | None
) -> Sequence[Any] | None:
    """A column's values; None for what rules and corrections say, where the owner has none."""
    if column.source == "row" or (column.source == "decided" and not decisions):
        return rows.column(column.name)
    return list(map(attrgetter(column.name), decisions)) if decisions else None


def _driver_connection(session: Session) -> Connection[Any]:
    """The psycopg connection under a session, inside the session's transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, Connection)
    return connection
