"""`finpulse roles`: the logins of the parts of the system, made on a server that isn't the embedded one."""

from __future__ import annotations

import os
from typing import Final

import click
from psycopg import Connection
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Connection as SqlConnection
from sqlalchemy.exc import ProgrammingError

from finpulse.config import read_settings
from finpulse.credentials.secret_settings import read_secret
from finpulse.db.engine import connect
from finpulse.db.locks import lock_schema
from finpulse.db.roles import LOGINS, create_statements, grant
from finpulse.errors import FinPulseError, SettingError

PASSWORDS: Final = {login: f"FINPULSE_{login.upper()}_DATABASE_PASSWORD" for login in LOGINS}


class MayNotMakeRoles(FinPulseError):
    """The login that is to make the others has no right to."""

    def __init__(self, login: str, reason: InsufficientPrivilege) -> None:
        super().__init__(
            f"FINPULSE_OWNER_DATABASE_URL logs in as {login}, who may not make or change these roles "
            f"({reason.diag.message_primary}). Let it name a superuser, or one with CREATEROLE who has made them."
        )


@click.command(name="roles", short_help="Make the database's logins.")
def command() -> None:
    """Make the database's logins, or give them new passwords, as FINPULSE_OWNER_DATABASE_URL, which may make roles.

    The passwords come by FINPULSE_API_DATABASE_PASSWORD, or its _FILE, and likewise for WORKER and SWEEPER, and for
    ASSISTANT, by which the API answers questions.
    """
    engine = connect(read_settings(), pool_size=1, login="owner")
    try:
        with engine.begin() as connection:
            _make_logins(connection)
    except ProgrammingError as error:
        if not isinstance(error.orig, InsufficientPrivilege):
            raise
        raise MayNotMakeRoles(str(engine.url.username), error.orig) from error
    finally:
        engine.dispose()
    click.echo(f"{', '.join(LOGINS.values())} may log in now.")


def _make_logins(connection: SqlConnection) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, Connection)
    lock_schema(connection)
    for statement in create_statements(_verifiers(driver)):
        connection.exec_driver_sql(statement)
    grant(connection)


def _verifiers(driver: Connection[object]) -> dict[str, str]:
    """What PostgreSQL keeps of each password, so that none is in a statement that it may log."""
    verifiers = {}
    for login, role in LOGINS.items():
        password = read_secret(os.environ, PASSWORDS[login])
        if password:
            verifier = driver.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
            verifiers[login] = verifier.decode()
        elif login != "assistant":
            raise SettingError(PASSWORDS[login], "", f"a password for the login {role}")
    return verifiers
