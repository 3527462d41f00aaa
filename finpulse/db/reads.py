"""Prepared reads: a SELECT of one row in one round trip, outside any session or transaction."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

import psycopg
from psycopg.errors import error_from_result
from psycopg.pq import DiagnosticField, ExecStatus
from psycopg.pq.abc import PGresult
from sqlalchemy import make_url, text
from sqlalchemy.dialects.postgresql.base import PGDialect

from finpulse.db.sessions import SETTING

# Whose rows a read may see, told within the read itself: columns are worked out from left to right. Were they not, it
# would see nobody's.
ACT: Final = f"set_config('{SETTING}', CAST(CAST(:owner_id AS bigint) AS text), true)"
# These reads look rows up by their keys, so one plan is good for all values and for tables of any size. Without
# sequential scans, since a plan that was made while a table was small would otherwise be kept when it is large.
OPTIONS: Final = "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off"
# Writes each name as $1, $2 …, one number a name.
NUMBERED: Final = PGDialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # It has no types.

Value = int | str | UUID


class Read:
    """A SELECT of SQL expressions for an owner, each of which names the values it needs, such as :job_id.

    Expressions from different modules make one read, and what they name alike is the same value. PostgreSQL numbers
    its parameters, so each name becomes a number when the read is made. A value is cast by CAST(:name AS type).

    >>> read = Read("(SELECT xmin FROM jobs WHERE owner_id = :owner_id AND id = :job_id)")
    >>> read.statement.partition(b", true), ")[2]
    b'(SELECT xmin FROM jobs WHERE owner_id = $1 AND id = $2)'
    >>> read.parameters
    ('owner_id', 'job_id')
    """

    def __init__(self, *expressions: str) -> None:
        select = text(f"SELECT {', '.join((ACT, *expressions))}").compile(dialect=NUMBERED)
        self.statement = select.string.encode()
        self.parameters = tuple(select.positiontup or ())
        self.name = hashlib.sha256(self.statement).hexdigest()[:16].encode()

    def arguments(self, values: Mapping[str, Value]) -> list[bytes]:
        """The values in the order of their numbers, as PostgreSQL reads them. Raises KeyError for a missing one."""
        return [str(values[name]).encode() for name in self.parameters]


class Reader:
    """Runs reads on connections of its own, as many as there ever were reads at the same time."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._idle: deque[_Connection] = deque()

    def row(self, read: Read, **values: Value) -> list[str | None]:
        """The row's columns as PostgreSQL writes them; values that the read doesn't name are ignored.

        The values have an :owner_id, whose rows alone are seen.

        Raises KeyError for a value that is missing, and psycopg.OperationalError where the database is away.

        Where an idle connection turns out to be broken, the read is made again on a new one. That is as safe as
        testing the connection before each read, and costs no round trip.
        """
        arguments = read.arguments(values)
        try:
            connection = self._idle.pop()
            row = connection.row(read, arguments)
        except (IndexError, psycopg.Error):
            connection = _Connection(self._url)
            row = connection.row(read, arguments)
        self._idle.append(connection)
        return row


class _Connection:
    """A connection that prepares each read at its first use; every read is a transaction by itself.

    It calls libpq directly: through a cursor of psycopg the same read takes twice the processor's time.
    """

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True, options=OPTIONS, connect_timeout=5)
        self._prepared: set[bytes] = set()

    def row(self, read: Read, arguments: Sequence[bytes]) -> list[str | None]:
        server = self._connection.pgconn
        if read.name not in self._prepared:
            _good(server.prepare(read.name, read.statement), ExecStatus.COMMAND_OK)
            self._prepared.add(read.name)
        result = _good(server.exec_prepared(read.name, arguments), ExecStatus.TUPLES_OK)
        row = (result.get_value(0, column) for column in range(1, result.nfields))
        return [None if value is None else bytes(value).decode() for value in row]


def _good(result: PGresult, expected: ExecStatus) -> PGresult:
    """The result, if it has this status.

    Raises the error that PostgreSQL reports, and OperationalError where the connection is lost and nothing is reported.
    """
    if result.status == expected:
        return result
    if result.error_field(DiagnosticField.SQLSTATE) is None:
        raise psycopg.OperationalError(result.get_error_message())
    raise error_from_result(result)
