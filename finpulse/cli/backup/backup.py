"""`finpulse backup`: the database and its uploads in one file, while everything goes on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from finpulse import logs
from finpulse.backup.make_backup import CopiedUploads, make_backup
from finpulse.cli.backup.database_at_hand import database_at_hand
from finpulse.config import read_settings
from finpulse.embedded import StartFailed


@click.command(name="backup", short_help="Write database and uploads into one file.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.option("--with-keys", is_flag=True, help="Add the keys that this home signs and seals with.")
def command(file: Path, force: bool, with_keys: bool) -> None:
    """Write the database and all uploads into FILE, a tar archive with checksums, while everything goes on.

    It is one moment of the database with every upload that this moment names; what comes later is not in it. FILE has
    people's bank statements in it: it is readable by you alone, and its encryption is up to you.

    No secret is in it, so after a restore users sign in anew. With --with-keys they need not; then whoever has FILE can
    sign in as anybody.

    Exit code 1 and a sentence tell of uploads that the storage had lost or altered before.
    """
    logs.configure("warning")
    _require_data()
    with database_at_hand() as settings:
        uploads = make_backup(settings, file, force=force, with_keys=with_keys, say=click.echo)
    click.echo(f"Wrote {file}, {file.stat().st_size / 1_000_000:,.1f} MB.")
    if uploads.missing or uploads.damaged:
        _tell_lost(uploads)
        sys.exit(1)


def _require_data() -> None:
    """Raise StartFailed in a home without a database: none is made just to be backed up."""
    settings = read_settings()
    if not settings.database_urls["owner"] and not any(settings.home.glob("postgres-*/data")):
        raise StartFailed(
            f"There is no database to back up: {settings.home} has none, and FINPULSE_DATABASE_URL names none."
        )


def _tell_lost(uploads: CopiedUploads) -> None:
    found = f"{uploads.missing} uploads are missing in the storage and {uploads.damaged} are damaged"
    more = "; …" if uploads.missing + uploads.damaged > len(uploads.named) else ""
    click.echo(
        f"finpulse: {found} ({'; '.join(uploads.named)}{more}). Their statements can't be read again; all else is in "
        "the backup.",
        err=True,
    )
