"""Run the migrations over the app's own engine, one at a time on a database, whoever starts them."""

import time

import structlog
from alembic import context
from flask import current_app
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

import finpulse.models  # noqa: F401 - importing the tables is what puts them into the metadata.
from finpulse.db.outages import is_outage

log = structlog.get_logger()
ONE_AT_A_TIME = 0x46696E50  # "FinP": two machines that start together migrate one after the other.
# A migration that waits for a table's lock has everybody else wait behind it. So it waits shortly and often: whatever
# works on a table lets go of it within seconds.
LOCK_SECONDS = 2
PAUSE_SECONDS = 1
TRIES = 60


def run() -> None:
    """Migrate as soon as nothing holds a table that is to be changed. Raises OperationalError after some minutes."""
    database = current_app.extensions["migrate"].db
    for attempt in range(1, TRIES + 1):
        try:
            migrate(database.engine, database.metadata)
        except OperationalError as error:
            if not is_outage(error) or attempt == TRIES:
                raise
            log.warning("migration.put_off", attempt=attempt, reason=str(error.orig).strip())
            time.sleep(PAUSE_SECONDS)
        else:
            return


def migrate(engine: Engine, metadata: object) -> None:
    """Migrate in one transaction, under an advisory lock that its end gives back."""
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=metadata, compare_server_default=True)
        with context.begin_transaction():
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
            context.run_migrations()


run()
