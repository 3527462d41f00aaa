"""Errors that say something of the database's state, and nothing of what was asked of it."""

from __future__ import annotations

from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

# Classes of SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection exception,
# transaction rollback, insufficient resources, operator intervention, system error.
_CLASSES: Final = frozenset({"08", "40", "53", "57", "58"})
# A lock that somebody holds for longer than we wait; a transaction that PostgreSQL has ended since it stood idle; a
# server that takes no writes, as a standby does until it is promoted.
_CODES: Final = frozenset({"55P03", "25P03", "25006"})


def is_outage(error: BaseException) -> bool:
    """Whether the same would work at another time: the database is away, overloaded, or waiting for somebody else."""
    if isinstance(error, NoConnectionFree):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and is_outage(error.orig))
    if not isinstance(error, psycopg.Error):
        return False
    if error.sqlstate is None:  # The server said nothing: the connection broke, or was never made.
        return isinstance(error, psycopg.OperationalError)
    return error.sqlstate[:2] in _CLASSES or error.sqlstate in _CODES
