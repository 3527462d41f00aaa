"""Where the assistant's SQL runs: as one owner, reading only, for a few seconds, and undone in any case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
import structlog
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn, PGresult
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from finpulse.db.outages import is_outage
from finpulse.errors import QueryFailed, QueryTooLong

log = structlog.get_logger()

SECONDS: Final = 5
# One snapshot for all that an answer reads.
_BEGIN: Final = (
    f"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '{SECONDS}s'; SET LOCAL jit = off"
).encode()
# The transaction's first query, after which none can make it read-write any more. The seal is no part of the text,
# which other sessions of the same login may see.
_ACT: Final = b"SELECT set_config('finpulse.owner_id', $1, true), set_config('finpulse.owner_seal', $2, true)"
# A session's locks and settings outlive its transaction.
_END: Final = b"ROLLBACK; SELECT pg_advisory_unlock_all(); RESET ALL"
_SEAL: Final = text("SELECT owner_seal(:owner_id)")
# The states of errors that elsewhere speak of the database's own state: a statement's time is over, or it writes.
_CANCELED: Final = "57014"
_READ_ONLY: Final = "25006"


def owner_seal(session: Session, owner_id: int) -> str:
    """What proves to the database that the assistant reads for this owner; only the API's own login may ask for it.

    Statements may name any owner in a setting, and none of them can make this.
    """
    return str(session.scalar(_SEAL, {"owner_id": owner_id}))


@contextmanager
def reading(engine: Engine, owner_id: int, seal: str) -> Iterator[Connection]:
    """A connection that sees this owner's rows as they are at one moment, and changes nothing.

    `engine` logs in as the assistant. Raises QueryTooLong where a statement takes too long, QueryFailed where the
    database refuses it, without the database's words; an outage is raised as it comes.
    """
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            try:
                _begin(driver.pgconn, owner_id, seal)
                yield connection
            finally:
                driver.pgconn.exec_(_END)
    except (DBAPIError, psycopg.Error) as error:
        state = getattr(error.orig if isinstance(error, DBAPIError) else error, "sqlstate", None)
        if is_outage(error) and state not in (_CANCELED, _READ_ONLY):
            raise
        log.warning("assistant.query_failed", sqlstate=state)
        raise QueryTooLong(SECONDS) if state == _CANCELED else QueryFailed() from None


def _begin(server: PGconn, owner_id: int, seal: str) -> None:
    _good(server.exec_(_BEGIN), ExecStatus.COMMAND_OK)
    _good(server.exec_params(_ACT, [str(int(owner_id)).encode(), seal.encode()]), ExecStatus.TUPLES_OK)


def _good(result: PGresult, expected: ExecStatus) -> None:
    if result.status != expected:
        raise error_from_result(result)
