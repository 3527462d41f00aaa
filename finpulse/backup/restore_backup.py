"""A backup, restored into an empty place: the uploads first, then the whole database in one transaction.

The storage gets its marker last, without which nothing works with it. So a restore that breaks off is seen as the
storage away, and the same command does the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse.backup import target
from finpulse.backup.archive import DUMP, KEYS, UPLOADS, blocks_of, check_sums, find_part, parts
from finpulse.backup.make_backup import Say
from finpulse.backup.manifest import Manifest, read_manifest
from finpulse.backup.postgres_programs import feed, find_program, logged_in
from finpulse.backup.snapshot import rows_by_table
from finpulse.config import Settings
from finpulse.credentials.secret_settings import write_secret
from finpulse.db import roles
from finpulse.db.engine import connect, database_url
from finpulse.db.locks import lock_schema
from finpulse.errors import BackupError
from finpulse.imports.stored_uploads.mark_storage import replace_storage
from finpulse.jobs.give_back import free_all
from finpulse.local_secrets import ENCRYPTION_KEYS, PREVIOUS_SIGNING_KEY, SIGNING_KEY, secret_path
from finpulse.storage.uploads import store_again

# Who owns the tables is who logs in here, and what the roles may do is what finpulse.db.roles says of them now.
_RESTORE_OPTIONS: Final = ("--single-transaction", "--no-owner", "--no-privileges")
Migrate = Callable[[], None]
# What follows where this home has another key than the backup's.
_ANOTHER_KEY: Final = {
    SIGNING_KEY: "users sign in anew",
    PREVIOUS_SIGNING_KEY: "users sign in anew",
    ENCRYPTION_KEYS: "secrets for other hosts have to be given again",
}


class Verified(NamedTuple):
    """A backup that was read as a whole: its manifest, and the name by which it is known again."""

    manifest: Manifest
    identity: str


def verify(path: Path) -> Verified:
    """Read a whole backup, and see that nothing of it is altered or missing. Raises BackupError."""
    with path.open("rb") as file:
        identity = check_sums(file)
        manifest = read_manifest(file)
    target.check_version(manifest)
    return Verified(manifest, identity)


def restore_backup(settings: Settings, path: Path, verified: Verified, migrate: Migrate, say: Say) -> int:
    """Restore a backup that was verified; `migrate` brings its tables to this version.

    Returns how many unfinished jobs a worker had in hand when it was made, which are free now. Raises BackupError.
    """
    engine = connect(settings, pool_size=1, login="owner")
    try:
        with path.open("rb") as file:
            _restore_parts(settings, engine, file, verified, say)
        migrate()
        return _finish(settings, engine)
    finally:
        engine.dispose()


def _restore_parts(settings: Settings, engine: Engine, file: BinaryIO, verified: Verified, say: Say) -> None:
    """Bring back uploads, keys and rows, so far as an earlier try has not."""
    manifest, identity = verified
    begun = target.is_begun(settings.storage_url, identity)
    with engine.connect() as connection:
        rows_are_there = target.has_rows(connection, manifest, begun=begun)
    if not rows_are_there:
        target.begin(settings.storage_url, identity)
        _restore_uploads(settings.storage_url, file)
        say(f"Uploads: {manifest.uploads:,}.")
        _restore_database(settings, engine, file, manifest)
    _restore_keys(settings, file, say)
    say(f"Database: {sum(manifest.rows.values()):,} rows in {len(manifest.rows)} tables, as of {manifest.taken_at}.")


def _restore_uploads(storage_url: str, file: BinaryIO) -> None:
    for part in parts(file):
        if part.name.startswith(UPLOADS):
            store_again(storage_url, part.name.removeprefix(UPLOADS), blocks_of(file, part))


def _restore_keys(settings: Settings, file: BinaryIO, say: Say) -> None:
    """Bring back the keys that a home signs and seals with; one that is here already stays, and that is told."""
    for part in parts(file):
        if part.name.startswith(KEYS):
            name = part.name.removeprefix(KEYS)
            kept, secret = secret_path(settings.home, name), b"".join(blocks_of(file, part)).decode("ascii")
            if not kept.exists():
                write_secret(kept, secret)
            elif kept.read_text("ascii") != secret:
                say(f"{kept} stays as it is, and is another key than the backup's: {_ANOTHER_KEY.get(name, '')}.")


def _restore_database(settings: Settings, engine: Engine, file: BinaryIO, manifest: Manifest) -> None:
    dump = find_part(file, DUMP)
    if dump is None:
        raise BackupError("The backup has no database in it; nothing was taken from it.")
    program = find_program("pg_restore", manifest.pg_dump)
    with logged_in(database_url(settings, "owner")) as environment:
        feed([program.path, *_RESTORE_OPTIONS, "--dbname=service=finpulse"], environment, blocks_of(file, dump))
    with engine.connect() as connection:
        found = rows_by_table(connection)
    if found != manifest.rows:
        differing = sorted(name for name in found.keys() | manifest.rows if found.get(name) != manifest.rows.get(name))
        raise BackupError(f"After the restore other rows are there than in the backup, in {', '.join(differing)}.")


def _finish(settings: Settings, engine: Engine) -> int:
    """What makes a working system of it: the roles' rights, free leases, and a storage that belongs to the database."""
    with engine.begin() as connection:
        lock_schema(connection)
        roles.grant(connection)
    with Session(engine) as session:
        freed = free_all(session)
        session.commit()
        replace_storage(session, settings.storage_url)
    target.end(settings.storage_url)
    return freed
