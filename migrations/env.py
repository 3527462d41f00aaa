"""Run the migrations as the tables' owner, one at a time on a database, whoever starts them."""

from alembic import context
from flask import current_app
from sqlalchemy import text

from finpulse.db import roles
from finpulse.db.engine import connect
from finpulse.models import Base

ONE_AT_A_TIME = 0x46696E50  # "FinP": two machines that start together migrate one after the other.


def run() -> None:
    """Migrate, and give the roles what they need, under an advisory lock that the transaction's end gives back."""
    engine = connect(current_app.config["SETTINGS"], pool_size=1, login="owner")
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, compare_server_default=True)
        with context.begin_transaction():
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            context.run_migrations()
            roles.grant(connection)
    engine.dispose()


run()
