"""COPY into a table, from columns of Python values, as PostgreSQL's text format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from psycopg import Connection, sql
from sqlalchemy.orm import Session

# Unicode's noncharacters are in no text that anybody may interchange, so they can part texts.
BETWEEN: Final = "\ufdd0"
BETWEEN_ROWS: Final = "\ufdd1"


def copy_columns(session: Session, table: str, columns: Mapping[str, Sequence[str]]) -> None:
    """COPY rows whose columns are sequences of equal length, already in COPY's text form."""
    lines = "\n".join(map("\t".join, zip(*columns.values(), strict=True)))
    if not lines:
        return
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with driver_connection(session).cursor() as cursor, cursor.copy(command) as copy:
        copy.write((lines + "\n").encode("utf-8", "replace"))


def texts(values: Iterable[str]) -> list[str]:
    """COPY's form of texts. All are escaped in one go, which is ten times as fast as one by one."""
    values = list(values)
    joined = BETWEEN.join(values)
    if joined.count(BETWEEN) != max(len(values) - 1, 0):
        values = [value.replace(BETWEEN, "\ufffd") for value in values]
        joined = BETWEEN.join(values)
    return _escaped(joined).split(BETWEEN) if values else []


def arrays(rows: Sequence[Sequence[str]]) -> list[str]:
    """COPY's form of text[] values."""
    joined = BETWEEN_ROWS.join(map(BETWEEN.join, rows))
    separators = joined.count(BETWEEN) + joined.count(BETWEEN_ROWS)
    if separators != sum(map(len, rows)) - 1:
        return [_array(row) for row in rows]
    quoted = _escaped(joined.replace("\\", "\\\\").replace('"', '\\"')).replace(BETWEEN, '","')
    return [f'{{"{row}"}}' for row in quoted.split(BETWEEN_ROWS)]


def constant(value: object, count: int) -> list[str]:
    """The same value in every row; for numbers and other values that need no escaping."""
    return [str(value)] * count


def byteas(values: Iterable[bytes]) -> list[str]:
    r"""COPY's form of bytea values, \x and hexadecimal digits, with the backslash escaped."""
    return ["\\\\x" + value.hex() for value in values]


def driver_connection(session: Session) -> Connection[Any]:
    """The psycopg connection under a session, inside the session's transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, Connection)
    return connection


def _array(cells: Sequence[str]) -> str:
    clean = (cell.replace(BETWEEN, "\ufffd").replace(BETWEEN_ROWS, "\ufffd") for cell in cells)
    quoted = ('"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"' for cell in clean)
    return _escaped("{" + ",".join(quoted) + "}")


def _escaped(text: str) -> str:
    """Escape what has a meaning in COPY, and leave out NUL, which PostgreSQL can't hold."""
    return text.replace("\x00", "").replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
