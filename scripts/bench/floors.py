"""What PostgreSQL takes for the same rows by COPY alone, in tables of their own that are dropped again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, LiteralString

import psycopg
from psycopg import sql

from scripts.bench.stack import Stack
from scripts.bench.statements import HEADER

BLOCK: Final = 1 << 18
COLUMNS: Final = [name.lower() for name in HEADER.strip().split(",")]
# Neither stands in a statement, so a whole line is one text.
WHOLE_LINES: Final[LiteralString] = "FORMAT csv, HEADER, DELIMITER E'\\x01', QUOTE E'\\x02'"


def copy_columns(stack: Stack, statement: Path) -> float:
    """Seconds to COPY the file into a bare table with a text column for each of its columns."""
    columns = sql.SQL(", ").join(sql.SQL("{} text").format(sql.Identifier(name)) for name in COLUMNS)
    return _timed_copy(stack, sql.SQL("CREATE TABLE bench_floor ({})").format(columns), "FORMAT csv, HEADER", statement)


def copy_lines(stack: Stack, statement: Path) -> float:
    """Seconds to COPY the file into a bare table with one text column, a line a row."""
    return _timed_copy(stack, sql.SQL("CREATE TABLE bench_floor (line text)"), WHOLE_LINES, statement)


def copy_finished(stack: Stack, finished: Path) -> float:
    """Seconds to COPY finished rows into an empty copy of `transactions` with its indexes and defaults."""
    create = sql.SQL("CREATE TABLE bench_floor (LIKE transactions INCLUDING ALL)")
    return _timed_copy(stack, create, "FORMAT binary", finished)


def write_finished(stack: Stack, job_id: int, path: Path) -> Path:
    """Write the transactions that a job brought, as binary COPY has them."""
    query = sql.SQL("COPY (SELECT * FROM transactions WHERE job_id = {}) TO STDOUT (FORMAT binary)")
    with (
        stack.connect() as connection,
        connection.cursor().copy(query.format(job_id)) as rows,
        path.open("wb") as file,
    ):
        file.writelines(rows)
    return path


def _timed_copy(stack: Stack, create: sql.Composed | sql.SQL, options: LiteralString, path: Path) -> float:
    command = sql.SQL("COPY bench_floor FROM STDIN ({})").format(sql.SQL(options))
    with stack.connect() as connection, _table(connection, create):
        started = time.monotonic()
        with connection.cursor().copy(command) as rows, path.open("rb") as file:
            while block := file.read(BLOCK):
                rows.write(block)
        return time.monotonic() - started


@contextmanager
def _table(connection: psycopg.Connection[tuple[object, ...]], create: sql.Composed | sql.SQL) -> Iterator[None]:
    connection.execute("DROP TABLE IF EXISTS bench_floor")
    connection.execute(create)
    try:
        yield
    finally:
        connection.execute("DROP TABLE IF EXISTS bench_floor")
