"""COPY into a table, from columns of plain texts, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from secrets import token_hex
from typing import Any, Final

from psycopg import Connection, sql
from sqlalchemy.orm import Session

Columns = Mapping[str, Sequence[str]]

# What stands for null in a COPY. It is made anew by each process, so no text that comes in can equal it.
NOTHING: Final = token_hex(8)

# Unicode's noncharacters are in no text that anybody may interchange, so they can part texts. The first two part
# cells and rows wherever raw cells travel as one text, and `arrays` sees to it that no stored cell holds them.
BETWEEN: Final = "\ufdd0"
BETWEEN_ROWS: Final = "\ufdd1"
_AFTER_COLUMN: Final = "\ufdd2"
_AFTER_LINE: Final = "\ufdd3"
_NO_LETTER: Final = "\ufffd"


def copy_columns(session: Session, table: str, columns: Columns) -> None:
    """COPY rows whose columns are sequences of equal length; `NOTHING` is null."""
    copy_pieces(session, table, tuple(columns), [columns])


def copy_pieces(session: Session, table: str, names: Sequence[str], pieces: Iterable[Columns]) -> None:
    """COPY rows that come in pieces; PostgreSQL stores one while the next is being made.

    Making a piece must leave the session alone.
    """
    command = sql.SQL("COPY {} ({}) FROM STDIN WITH (NULL {})").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names)), sql.Literal(NOTHING)
    )
    with driver_connection(session).cursor() as cursor, cursor.copy(command) as copy:
        for columns in pieces:
            copy.write(_lines([columns[name] for name in names]).encode("utf-8", "replace"))


def arrays(rows: Sequence[Sequence[str]]) -> list[str]:
    """text[] values as PostgreSQL writes them. All are quoted in one go, many times as fast as one by one."""
    joined = BETWEEN_ROWS.join(map(BETWEEN.join, rows))
    if joined.count(BETWEEN) + joined.count(BETWEEN_ROWS) != sum(map(len, rows)) - 1:
        return arrays([[_without(cell, BETWEEN, BETWEEN_ROWS) for cell in row] for row in rows]) if rows else []
    quoted = joined.replace("\\", "\\\\").replace('"', '\\"').replace(BETWEEN, '","')
    return [f'{{"{row}"}}' for row in quoted.split(BETWEEN_ROWS)]


def constant(value: object, count: int) -> list[str]:
    """The same value in every row."""
    return [str(value)] * count


def driver_connection(session: Session) -> Connection[Any]:
    """The psycopg connection under a session, inside the session's transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, Connection)
    return connection


def _lines(columns: Sequence[Sequence[str]]) -> str:
    """Rows in COPY's text form. A whole piece is escaped in one go, several times as fast as column by column."""
    rows = "".join(_AFTER_COLUMN.join(row) + _AFTER_LINE for row in zip(*columns, strict=True))
    if rows.count(_AFTER_COLUMN) + rows.count(_AFTER_LINE) != len(columns[0]) * len(columns):
        return _lines([[_without(text, _AFTER_COLUMN, _AFTER_LINE) for text in column] for column in columns])
    return _escaped(rows).replace(_AFTER_COLUMN, "\t").replace(_AFTER_LINE, "\n")


def _escaped(text: str) -> str:
    """Escape what has a meaning in COPY, and leave out NUL, which PostgreSQL can't hold."""
    return text.replace("\x00", "").replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _without(text: str, *separators: str) -> str:
    for separator in separators:
        text = text.replace(separator, _NO_LETTER)
    return text
