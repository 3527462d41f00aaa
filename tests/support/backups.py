"""Backups that tests make and restore, and what a database and its storage hold."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from finpulse.backup.make_backup import CopiedUploads, Say, make_backup
from finpulse.backup.restore_backup import restore_backup, verify
from finpulse.backup.snapshot import TABLES
from finpulse.cli.migrate import migrate_tables
from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.storage.uploads import open_stored, stored_files


def backup(settings: Settings, path: Path, say: Say = lambda _: None, *, with_keys: bool = False) -> CopiedUploads:
    """Back this database and its storage up."""
    return make_backup(settings, path, force=False, with_keys=with_keys, say=say)


def restore(settings: Settings, path: Path) -> int:
    """Restore into this database and storage; how many jobs were free of a worker by it."""
    return restore_backup(settings, path, verify(path), lambda: migrate_tables(settings), lambda _: None)


def digests_of(connection: Connection) -> dict[str, str]:
    """A digest of all rows of each table, whatever their order."""
    names = connection.scalars(TABLES).all()
    digest = "SELECT md5(coalesce(string_agg(md5(kept::text), '' ORDER BY md5(kept::text)), '')) FROM {} AS kept"
    return {name: connection.scalar(text(digest.format(name))) for name in names}


def digests_in(settings: Settings) -> dict[str, str]:
    """The same of a database, as its owner sees it."""
    engine = connect(settings, pool_size=1, login="owner")
    with engine.connect() as connection:
        found = digests_of(connection)
    engine.dispose()
    return found


def uploads_in(settings: Settings) -> dict[str, bytes]:
    """Every upload of the storage by its key."""
    keys = [file.key for file in stored_files(settings.storage_url)]
    return {key: open_stored(settings.storage_url, key).read() for key in keys}
