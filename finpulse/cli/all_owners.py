"""The database as an operator's command sees it: all owners' rows, or a sentence why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from finpulse import logs
from finpulse.config import read_settings
from finpulse.credentials.database_logins import DATABASE_VARIABLES, DatabaseLogin
from finpulse.db.engine import connect
from finpulse.db.roles import MAINTENANCE, sees_everything
from finpulse.errors import FinPulseError

_MAY_MAINTAIN = text("""
    SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = :role AND pg_has_role(oid, 'MEMBER'))
""")


class NoDatabase(FinPulseError):
    """The database doesn't answer, or its login may not see what the command is about."""


@contextmanager
def all_owners(login: DatabaseLogin) -> Iterator[Engine]:
    """Connections by this login, which sees all owners' rows in a maintenance session. Raises NoDatabase."""
    settings = read_settings()
    logs.configure("warning")
    engine = connect(settings, pool_size=1, login=login)
    try:
        _check(engine, login)
        yield engine
    except OperationalError as error:
        why = str(error.orig).strip().splitlines()[0] if error.orig else "no reason given"
        raise NoDatabase(f"The database does not answer: {why}") from error
    finally:
        engine.dispose()


def _check(engine: Engine, login: DatabaseLogin) -> None:
    """Raise NoDatabase for a login that would see nobody's rows, and call that nothing to do."""
    with engine.connect() as connection:
        if not sees_everything(connection) and not connection.scalar(_MAY_MAINTAIN, {"role": MAINTENANCE}):
            name = connection.scalar(text("SELECT session_user"))
            raise NoDatabase(
                f"The login {name} sees no rows of all users. Name one that does by {DATABASE_VARIABLES[login]}, or by "
                f"{DATABASE_VARIABLES[login]}_FILE."
            )
