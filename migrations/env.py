"""Run the migrations over the app's own engine, one at a time on a database, whoever starts them."""

from alembic import context
from flask import current_app
from sqlalchemy import text

import finpulse.models  # noqa: F401 - importing the tables is what puts them into the metadata.

ONE_AT_A_TIME = 0x46696E50  # "FinP": two machines that start together migrate one after the other.


def run() -> None:
    """Migrate, under an advisory lock that the end of the transaction gives back."""
    database = current_app.extensions["migrate"].db
    with database.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=database.metadata, compare_server_default=True)
        with context.begin_transaction():
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            context.run_migrations()


run()
