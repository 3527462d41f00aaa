"""The place that a backup is restored into: it must be empty, or hold what is left of restoring the same backup."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from sqlalchemy import Connection, text

from finpulse.backup.manifest import Manifest
from finpulse.backup.snapshot import MIGRATED, rows_by_table
from finpulse.db.migration_files import known_revisions, newest_revisions
from finpulse.errors import BackupError
from finpulse.storage.driver import open_file, place, remove_file, told, write_note
from finpulse.storage.marker import found_marker

# A storage that has this file and no marker is half restored: nothing else uses it.
NOTE: Final = "finpulse-restore"
_RELATIONS: Final = text("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
_ABOUT: Final = text("""
    SELECT current_user AS name, current_setting('server_version_num')::int / 10000 AS server,
           ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname = ANY (:roles)) AS roles
""")


def check_version(manifest: Manifest) -> None:
    """Raise BackupError for a backup of tables that this version doesn't know."""
    if manifest.revision not in known_revisions():
        ours = ", ".join(newest_revisions())
        raise BackupError(
            f"The backup was made by Fin-Pulse {manifest.version} with tables of revision {manifest.revision}, and "
            f"this one knows them up to {ours}; restore it by that version or a newer one."
        )


def is_begun(storage_url: str, identity: str) -> bool:
    """Whether an earlier try has begun to restore this backup into the storage; False where it is empty.

    Raises BackupError where anything else is there, and StorageUnavailable.
    """
    if (begun := _note(storage_url)) is not None:
        if begun == identity:
            return True
        raise BackupError("Another backup was half restored into this storage; empty the storage, and restore again.")
    if _is_used(storage_url):
        raise BackupError(
            "The storage of uploads is not empty, and a restore takes nothing away; name an empty one by "
            "FINPULSE_STORAGE_URL, or another FINPULSE_HOME."
        )
    return False


def has_rows(connection: Connection, manifest: Manifest, *, begun: bool) -> bool:
    """Whether the database has the backup's rows already, as an earlier try has left them; False where it is empty.

    Raises BackupError where anything else is there, or the server lacks what the backup needs.
    """
    _check_server(connection, manifest)
    if not connection.scalar(_RELATIONS):
        return False
    if begun and connection.scalar(MIGRATED) is not None:
        found = rows_by_table(connection)
        if all(found.get(name) == count for name, count in manifest.rows.items()):
            return True
    raise BackupError(
        "The database is not empty, and a restore takes nothing away. Give it an empty one: another FINPULSE_HOME, or "
        "a new database under FINPULSE_OWNER_DATABASE_URL that nobody has migrated yet."
    )


def _check_server(connection: Connection, manifest: Manifest) -> None:
    here = connection.execute(_ABOUT, {"roles": manifest.roles}).one()
    if here.server < manifest.server:
        raise BackupError(
            f"The backup is of PostgreSQL {manifest.server}, and this server is {here.server}; restore it into "
            f"PostgreSQL {manifest.server} or newer."
        )
    if here.name != manifest.owner:
        raise BackupError(
            f"The backup's tables belong to the role {manifest.owner}, whom their policies name, and this login is "
            f"{here.name}; let FINPULSE_OWNER_DATABASE_URL log in as a role of the name {manifest.owner}."
        )
    if lacking := set(manifest.roles) - set(here.roles):
        raise BackupError(
            f"The server lacks the roles {', '.join(sorted(lacking))}, which the backup's policies name; make them by "
            "`finpulse roles`, and restore again."
        )


def begin(storage_url: str, identity: str) -> None:
    """Note in the storage that this backup is being restored into it, and make its folder if it is one."""
    write_note(storage_url, NOTE, identity)


def end(storage_url: str) -> None:
    """Take the note away: the restore is done."""
    with suppress(FileNotFoundError):
        remove_file(storage_url, NOTE)


def _note(storage_url: str) -> str | None:
    try:
        with told(FileNotFoundError), open_file(storage_url, NOTE, "rb") as file:
            return str(file.read().decode("ascii").strip())
    except FileNotFoundError:
        return None


def _is_used(storage_url: str) -> bool:
    if found_marker(storage_url) is not None:
        return True
    files, path = place(storage_url)
    with told():
        return bool(files.exists(path) and files.ls(path))
