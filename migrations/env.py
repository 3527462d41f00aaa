"""Run the migrations as the tables' owner, one at a time on a database, whoever starts them."""

import time

import structlog
from alembic import context
from flask import current_app
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from finpulse.db import roles
from finpulse.db.engine import connect
from finpulse.db.locks import lock_schema
from finpulse.models import Base

log = structlog.get_logger()
# A migration that waits for a table's lock has everybody else wait behind it. So it waits shortly and often: whatever
# works on a table lets go of it within seconds.
LOCK_SECONDS = 2
LOCK_NOT_AVAILABLE = "55P03"
PAUSE_SECONDS = 1
TRIES = 60


def run() -> None:
    """Migrate as soon as nothing holds a table that is to be changed. Raises OperationalError after some minutes."""
    engine = connect(current_app.config["SETTINGS"], pool_size=1, login="owner")
    try:
        migrate_patiently(engine)
    finally:
        engine.dispose()


def migrate_patiently(engine: Engine) -> None:
    """Migrate, again and again as long as somebody holds a table."""
    for attempt in range(1, TRIES + 1):
        try:
            migrate(engine)
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE or attempt == TRIES:
                raise
            log.warning("migration.put_off", attempt=attempt, reason=str(error.orig).strip())
            time.sleep(PAUSE_SECONDS)
        else:
            return


def migrate(engine: Engine) -> None:
    """Migrate, and give the roles what they need, in one transaction, under a lock that its end gives back."""
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, compare_server_default=True)
        with context.begin_transaction():
            lock_schema(connection)
            connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
            context.run_migrations()
            roles.grant(connection)


run()
