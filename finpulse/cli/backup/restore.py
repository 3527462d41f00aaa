"""`finpulse restore`: a backup, brought back into an empty place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from sqlalchemy.orm import Session

from finpulse import logs
from finpulse.backup.manifest import Manifest
from finpulse.backup.restore_backup import restore_backup, verify
from finpulse.cli.backup.database_at_hand import database_at_hand
from finpulse.cli.migrate import migrate_tables
from finpulse.cli.stack.demo import DEMO_EMAIL, demo_password
from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.users import find_by_email, set_password


@click.command(name="restore", short_help="Restore a backup into an empty place.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Restore FILE, which `finpulse backup` has written, into an empty database and an empty storage.

    The whole file is checked before anything is changed. Where the settings name no database, one is made in
    FINPULSE_HOME. A backup of an earlier version is brought to this one. If this is interrupted, the same command does
    the rest; until then the storage of uploads counts as away, and nothing works on half of the data.
    """
    logs.configure("warning")
    verified = verify(file)
    manifest = verified.manifest
    click.echo(f"{file} is whole: Fin-Pulse {manifest.version}, tables of revision {manifest.revision}.")
    with database_at_hand() as settings:
        quiet = replace(settings, log_level="warning")
        freed = restore_backup(settings, file, verified, lambda: migrate_tables(quiet), click.echo)
        _renew_demo_password(settings)
    click.echo(f"Unfinished jobs that a worker had in hand: {freed}; they go on once workers and a sweeper run.")
    click.echo(_keys(manifest))
    if manifest.missing or manifest.damaged:
        click.echo(f"The storage had lost {manifest.missing} uploads and altered {manifest.damaged} before the backup.")


def _renew_demo_password(settings: Settings) -> None:
    """Give the demo user of a home with servers of its own the password that this home has for it."""
    if not any(settings.home.glob("postgres-*/data")):
        return
    engine = connect(settings, pool_size=1, login="owner")
    with Session(engine) as session:
        if demo := find_by_email(session, DEMO_EMAIL):
            set_password(session, demo, demo_password(settings))
            session.commit()
            click.echo(f"{DEMO_EMAIL} has the password of this home, which `finpulse up` prints.")
    engine.dispose()


def _keys(manifest: Manifest) -> str:
    if manifest.keys:
        return "The keys that tokens are signed with were in it: users stay signed in."
    return "The keys that tokens are signed with were not in it: users sign in anew, unless the settings name the key."
