"""Reads in one round trip: a statement prepared once a connection, outside any session or transaction."""

from __future__ import annotations

import hashlib
from collections import deque
from typing import Final
from uuid import UUID

import psycopg
from psycopg.errors import error_from_result
from psycopg.pq import DiagnosticField, ExecStatus
from psycopg.pq.abc import PGresult
from sqlalchemy import make_url

# What is read here is looked up by keys, so one plan is good for all values and for tables of any size,
# and none with a sequential scan may be kept from when a table was small.
OPTIONS: Final = "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off"


class Read:
    """A SELECT of one row, with $1, $2 … for its values."""

    def __init__(self, statement: str) -> None:
        self.statement = statement.encode()
        self.name = hashlib.sha256(self.statement).hexdigest()[:16].encode()


class Reader:
    """Runs reads on connections that are kept, as many as there ever were reads at the same time."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._idle: deque[_Connection] = deque()

    def row(self, read: Read, *values: int | str | UUID) -> list[str | None]:
        """The row's values as PostgreSQL writes them. Raises psycopg.OperationalError where it is away.

        A connection that broke while nobody used it fails nobody: then a new one is asked. That is as
        safe as a ping before each read, and costs no round trip.
        """
        try:
            connection = self._idle.pop()
            found = connection.row(read, values)
        except (IndexError, psycopg.Error):
            connection = _Connection(self._url)
            found = connection.row(read, values)
        self._idle.append(connection)
        return found


class _Connection:
    """A connection that knows what it has prepared; every read is a transaction by itself.

    It speaks to libpq as psycopg does: through a cursor the same read takes twice the processor's time.
    """

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True, options=OPTIONS, connect_timeout=5)
        self._prepared: set[bytes] = set()

    def row(self, read: Read, values: tuple[int | str | UUID, ...]) -> list[str | None]:
        server = self._connection.pgconn
        if read.name not in self._prepared:
            _good(server.prepare(read.name, read.statement), ExecStatus.COMMAND_OK)
            self._prepared.add(read.name)
        result = _good(server.exec_prepared(read.name, [str(value).encode() for value in values]), ExecStatus.TUPLES_OK)
        found = (result.get_value(0, column) for column in range(result.nfields))
        return [None if value is None else bytes(value).decode() for value in found]


def _good(result: PGresult, expected: ExecStatus) -> PGresult:
    """The result. Raises what PostgreSQL says instead; where it says nothing, the connection is lost."""
    if result.status == expected:
        return result
    if result.error_field(DiagnosticField.SQLSTATE) is None:
        raise psycopg.OperationalError(result.get_error_message())
    raise error_from_result(result)
