"""Errors that say something of the database's state, and nothing of what was asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

# Classes of SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection exception,
# transaction rollback, insufficient resources, operator intervention, system error.
_CLASSES: Final[Mapping[str, str]] = {
    "08": "connection",
    "40": "rollback",
    "53": "resources",
    "57": "intervention",
    "58": "system",
}
# A lock that somebody holds for longer than we wait; a transaction that PostgreSQL has ended since it stood idle; a
# server that takes no writes, as a standby does until it is promoted.
_CODES: Final[Mapping[str, str]] = {"55P03": "lock", "25P03": "idle", "25006": "standby"}


def is_outage(error: BaseException) -> bool:
    """Whether the same would work at another time: the database is away, overloaded, or waiting for somebody else."""
    return outage_cause(error) is not None


def outage_cause(error: BaseException) -> str | None:
    """What of the database's state the error tells, in a word; None where it tells nothing of it."""
    if isinstance(error, NoConnectionFree):
        return "pool"
    if isinstance(error, DBAPIError):
        told = outage_cause(error.orig) if error.orig is not None else None
        return told or ("connection" if error.connection_invalidated else None)
    if not isinstance(error, psycopg.Error):
        return None
    if error.sqlstate is None:  # The server said nothing: the connection broke, or was never made.
        return "connection" if isinstance(error, psycopg.OperationalError) else None
    return _CODES.get(error.sqlstate) or _CLASSES.get(error.sqlstate[:2])
