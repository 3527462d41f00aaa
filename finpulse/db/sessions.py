"""Whose rows a session sees: a second wall, which PostgreSQL's policies build behind the owner_id of every query.

A session says its owner, or the role that it takes on, as each of its transactions begins. One that says neither sees
no row of anybody, unless it logged in as the tables' owner.
"""

from __future__ import annotations

from typing import Any, Final

import psycopg
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection, Engine, event, exc, text
from sqlalchemy.orm import Session, SessionTransaction

from finpulse.db.roles import MAINTENANCE, OBSERVER

SETTING: Final = "finpulse.owner_id"
OWNER: Final = "finpulse.owner_id"
ROLE: Final = "finpulse.role"

_SET_OWNER: Final = text(f"SELECT set_config('{SETTING}', :owner, true)")
# Where the application logs in as the tables' owner alone, there may be no such role, and it sees everything without.
_TAKE_ROLE: Final = """
    SELECT set_config('role', rolname, true) FROM pg_catalog.pg_roles
    WHERE rolname = '{role}' AND pg_has_role(oid, 'MEMBER')"""
_GOOD: Final = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


def owner_session(bind: Engine | Connection, owner_id: int, **options: Any) -> Session:
    """A session that sees the rows of one owner."""
    return Session(bind, info={OWNER: owner_id}, **options)


def maintenance_session(bind: Engine | Connection, **options: Any) -> Session:
    """A session for work that is about all owners: sweeping, the night, clearing up."""
    return Session(bind, info={ROLE: MAINTENANCE}, **options)


def observer_session(bind: Engine | Connection, **options: Any) -> Session:
    """A session that counts over all owners, and reads nothing of what is theirs."""
    return Session(bind, info={ROLE: OBSERVER}, **options)


def like_session(session: Session) -> Session:
    """Another session over the same database that sees the same rows, on a connection of its own."""
    return Session(session.get_bind().engine, info=dict(session.info))


def act_for(session: Session, owner_id: int | None) -> None:
    """Let a session see this owner's rows from now on, also in the transaction that it is in; None: nobody's."""
    session.info[OWNER] = owner_id
    if session.in_transaction():
        session.execute(_SET_OWNER, {"owner": "" if owner_id is None else str(owner_id)})


@event.listens_for(Session, "after_begin")
def _begin(session: Session, transaction: SessionTransaction, connection: Connection) -> None:
    """Begin the transaction together with what it is for, in one message, so that it costs no round trip."""
    del transaction
    command = _command(session)
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    # A savepoint lies within a transaction that was told already.
    if command is None or driver.pgconn.transaction_status != TransactionStatus.IDLE:
        return
    result = driver.pgconn.exec_(f"BEGIN; {command}".encode())
    if result.status not in _GOOD:
        _fail(connection, result)


def _command(session: Session) -> str | None:
    if (owner := session.info.get(OWNER)) is not None:
        return f"SET LOCAL {SETTING} = '{int(owner)}'"
    if (role := session.info.get(ROLE)) is not None:
        return _TAKE_ROLE.format(role=role)
    return None


def _fail(connection: Connection, result: PGresult) -> None:
    """Raise OperationalError, as SQLAlchemy does where a transaction can't begin; the connection isn't used again."""
    error = error_from_result(result)
    connection.invalidate(error)
    raise exc.OperationalError("BEGIN", None, error, connection_invalidated=True)
