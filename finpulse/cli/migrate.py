"""`finpulse migrate`: bring the database to the tables of this version, and let its storage be known."""

from __future__ import annotations

import click
from sqlalchemy import Engine, inspect
from sqlalchemy.orm import Session

from finpulse.config import Settings, read_settings
from finpulse.db import revisions, roles
from finpulse.db.engine import connect
from finpulse.db.locks import lock_schema
from finpulse.errors import StorageUnavailable
from finpulse.imports.stored_uploads.mark_storage import mark_storage, replace_storage


@click.command(name="migrate", short_help="Bring the tables to this version.")
@click.option("--new-storage", is_flag=True, help="Take another storage from now on, without the uploads of the old.")
def command(new_storage: bool) -> None:
    """Bring the database to the tables of this version, and mark the storage of uploads at the first time.

    A storage that is away keeps nobody from migrating: uploads wait for it, and readiness tells it.
    """
    settings = read_settings()
    migrate_tables(settings)
    with Session(connect(settings, pool_size=1, login="owner")) as session:
        if new_storage:
            replace_storage(session, settings.storage_url)
            return
        try:
            mark_storage(session, settings.storage_url)
        except StorageUnavailable as away:
            click.echo(f"finpulse: {away}", err=True)


def migrate_tables(settings: Settings) -> None:
    """Bring the tables of the database that the settings name to this version, with what its logins may do.

    Most starts find the tables as they should be, and need nothing of the application, which takes a second to load.
    """
    engine = connect(settings, pool_size=1, login="owner")
    try:
        if _tables_are_current(engine):
            with engine.begin() as connection:
                lock_schema(connection)
                roles.grant(connection)
        else:
            _upgrade(settings)
    finally:
        engine.dispose()


def _tables_are_current(engine: Engine) -> bool:
    with Session(engine) as session:
        return inspect(engine).has_table("alembic_version") and revisions.are_current(session)


def _upgrade(settings: Settings) -> None:
    from flask_migrate import upgrade  # noqa: PLC0415 - as `migrate_tables` says.

    from finpulse.app import create_app  # noqa: PLC0415 - likewise.
    from finpulse.extensions import prepare_migrations  # noqa: PLC0415 - likewise.

    app = create_app(settings)
    prepare_migrations(app)
    with app.app_context():
        upgrade()
