"""COPY piece by piece, so that PostgreSQL stores one piece while the next is being made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from psycopg import sql
from sqlalchemy.orm import Session

from finpulse.pipeline.copying import driver_connection, texts

Columns = Mapping[str, Sequence[str]]

# Noncharacters of Unicode, like those that part cells, but none that a cell is joined by when it comes here.
_AFTER_CELL: Final = "\ufdd2"
_AFTER_ROW: Final = "\ufdd3"


def copy_pieces(session: Session, table: str, names: Sequence[str], pieces: Iterable[Columns]) -> None:
    """COPY rows that come in pieces of columns of plain text; making a piece must leave the session alone."""
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with driver_connection(session).cursor() as cursor, cursor.copy(command) as copy:
        for columns in pieces:
            copy.write(_lines([columns[name] for name in names]).encode("utf-8", "replace"))


def _lines(columns: Sequence[Sequence[str]]) -> str:
    """Rows in COPY's text form. A whole piece is escaped in one go, several times as fast as column by column."""
    rows = "".join(_AFTER_CELL.join(row) + _AFTER_ROW for row in zip(*columns, strict=True))
    separators = rows.count(_AFTER_CELL) + rows.count(_AFTER_ROW)
    if separators != len(columns[0]) * len(columns):
        return _lines([[_without_separators(cell) for cell in column] for column in columns])
    [escaped] = texts([rows])
    return escaped.replace(_AFTER_CELL, "\t").replace(_AFTER_ROW, "\n")


def _without_separators(cell: str) -> str:
    return cell.replace(_AFTER_CELL, "\ufffd").replace(_AFTER_ROW, "\ufffd")
