"""Commit with a known outcome: a connection that dies during a COMMIT doesn't say whether it holds."""

from __future__ import annotations

import time
from typing import Final, NamedTuple

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse.db.server_runs import RUN, begin_run
from finpulse.errors import OutcomeUnknown

log = structlog.get_logger()

# So long the database is asked what became of a transaction, while it may be restarting.
SECONDS_TO_ASK: Final = 5.0
_PAUSE: Final = 0.1
_OURS: Final = text(f"SELECT pg_current_xact_id_if_assigned()::text AS id, {RUN} AS run")
# After a crash the numbers of lost transactions are given out again, so that the answer is about ours in one run alone.
_STATUS: Final = text(f"SELECT CASE WHEN {RUN} = :run THEN pg_xact_status(CAST(:id AS xid8)) END")
_UNKNOWN: Final = (
    "The connection to the database was lost at the last moment, and whether the change was made is not known. Look "
    "for it before you send it again: under the same Idempotency-Key it is made once only, and a file that is being "
    "imported already is not imported twice."
)


class _Transaction(NamedTuple):
    """The session's transaction: its number, and the run of the server that has given it."""

    id: str
    run: str


def commit(session: Session) -> None:
    """Commit what the session has written; where the connection is lost meanwhile, find out whether it was committed.

    Returns where it was, by whichever answer. Raises the database's error where nothing was changed, and
    OutcomeUnknown where that can't be found out. Objects of the session may have to be read anew.
    """
    engine = session.get_bind()
    assert isinstance(engine, Engine), "sessions are bound to engines"
    ours = _transaction(session, engine)
    try:
        session.commit()
    except DBAPIError as lost:
        session.rollback()
        if ours is None or not lost.connection_invalidated:
            raise  # Nothing was written, or the database itself has refused it.
        status = _outcome(engine, ours)
        log.warning("commit.connection_lost", transaction=ours.id, outcome=status)
        if status == "aborted":
            raise
        if status != "committed":
            raise OutcomeUnknown(_UNKNOWN) from lost


def _transaction(session: Session, engine: Engine) -> _Transaction | None:
    """The session's transaction, None where it has written nothing."""
    number, run = session.execute(_OURS).one()
    if number is not None and run is None:
        begin_run(engine)
        number, run = session.execute(_OURS).one()
    return None if number is None else _Transaction(number, run)


def _outcome(engine: Engine, transaction: _Transaction) -> str | None:
    """`committed`, `aborted`, or None where the database doesn't say so in time."""
    deadline = time.monotonic() + SECONDS_TO_ASK
    while True:
        try:
            with engine.connect() as connection:
                status: str | None = connection.scalar(_STATUS, transaction._asdict())
        except SQLAlchemyError:
            status = "unreachable"
        if status in (None, "committed", "aborted"):
            return status
        if time.monotonic() > deadline:
            return None
        time.sleep(_PAUSE)
