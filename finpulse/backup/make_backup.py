"""A backup, made while everything goes on: written beside its place, and moved there when it is whole."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO, Final

from sqlalchemy import Engine

import finpulse
from finpulse.backup.archive import DUMP, KEYS, MANIFEST, UPLOADS, ArchiveWriter
from finpulse.backup.manifest import FORMAT, Manifest
from finpulse.backup.postgres_programs import BLOCK, find_program, logged_in, output_of
from finpulse.backup.snapshot import Snapshot, new_list, read_needed, snapshot, uploads_held
from finpulse.config import Settings
from finpulse.db.engine import connect, database_url
from finpulse.errors import BackupError
from finpulse.local_secrets import ENCRYPTION_KEYS, PREVIOUS_SIGNING_KEY, SIGNING_KEY, secret_path
from finpulse.storage.driver import sync_folder
from finpulse.storage.uploads import open_stored

# The owner of the tables is held by their policies too, of which one lets it see everything (see sees_everything).
_DUMP_OPTIONS: Final = ("--format=custom", "--enable-row-security", "--no-unlogged-table-data")
_NAMED: Final = 10
Say = Callable[[str], None]


@dataclass(slots=True)
class CopiedUploads:
    """How many uploads were copied, of how many bytes, and the first of those that the storage has lost or altered."""

    count: int = 0
    size: int = 0
    missing: int = 0
    damaged: int = 0
    named: list[str] = field(default_factory=list)

    def note(self, what: str, key: str) -> None:
        """Count an upload that is not as it came."""
        setattr(self, what, getattr(self, what) + 1)
        if len(self.named) < _NAMED:
            self.named.append(f"{key} is {what}")


def make_backup(settings: Settings, path: Path, *, force: bool, with_keys: bool, say: Say) -> CopiedUploads:
    """Write the database and its uploads into one file, of mode 600; a file that is there is replaced by `force` alone.

    Raises BackupError, and OSError where the file can't be written; then nothing is left of it.
    """
    if path.exists() and not force:
        raise BackupError(f"{path} exists already; give another name, or --force to replace it.")
    with _written(path) as file:
        return _write(settings, file, with_keys=with_keys, say=say)


def _write(settings: Settings, file: BinaryIO, *, with_keys: bool, say: Say) -> CopiedUploads:
    engine, archive = connect(settings, pool_size=1, login="owner"), ArchiveWriter(file)
    try:
        with new_list() as needed, uploads_held(engine):
            moment, program = _dump(settings, engine, archive, needed)
            say(f"Database: {sum(moment.rows.values()):,} rows in {len(moment.rows)} tables, as of {moment.taken_at}.")
            uploads = _copy_uploads(settings.storage_url, archive, needed)
    finally:
        engine.dispose()
    say(f"Uploads: {uploads.count:,}, {_megabytes(uploads.size)}.")
    keys = _copy_keys(settings, archive) if with_keys else []
    archive.add(MANIFEST, [_manifest(moment, program, uploads, keys).to_json()])
    archive.finish()
    return uploads


def _dump(settings: Settings, engine: Engine, archive: ArchiveWriter, needed: IO[bytes]) -> tuple[Snapshot, int]:
    with snapshot(engine, needed) as moment, logged_in(database_url(settings, "owner")) as environment:
        program = find_program("pg_dump", moment.server)
        command: list[str | Path] = [program.path, *_DUMP_OPTIONS, f"--snapshot={moment.id}"]
        archive.add(DUMP, output_of(command, environment))
    return moment, program.major


def _copy_uploads(storage_url: str, archive: ArchiveWriter, needed: IO[bytes]) -> CopiedUploads:
    """Copy what the moment names. What the storage has lost or altered before is told, and stops nothing else."""
    copied = CopiedUploads()
    for upload in read_needed(needed):
        try:
            file = open_stored(storage_url, upload.key)
        except FileNotFoundError:
            copied.note("missing", upload.key)
            continue
        with file:
            digest = archive.add(UPLOADS + upload.key, _counted(file, copied))
        copied.count += 1
        if digest != upload.sha256:
            copied.note("damaged", upload.key)
    return copied


def _counted(file: BinaryIO, copied: CopiedUploads) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        copied.size += len(block)
        yield block


def _copy_keys(settings: Settings, archive: ArchiveWriter) -> list[str]:
    """Copy the keys that this home signs and seals with. Raises BackupError where the settings name others."""
    for source in (settings.secret_key, settings.encryption_keys):
        if source.value or source.path:
            raise BackupError(
                f"{source.setting} names the key, which is yours to keep; --with-keys is for a home's own."
            )
    own = (SIGNING_KEY, PREVIOUS_SIGNING_KEY, ENCRYPTION_KEYS)
    names = [name for name in own if secret_path(settings.home, name).exists()]
    for name in names:
        archive.add(KEYS + name, [secret_path(settings.home, name).read_bytes()])
    return names


def _manifest(moment: Snapshot, program: int, uploads: CopiedUploads, keys: list[str]) -> Manifest:
    return Manifest(
        format=FORMAT,
        version=finpulse.__version__,
        revision=moment.revision,
        taken_at=moment.taken_at,
        server=moment.server,
        pg_dump=program,
        owner=moment.owner,
        roles=moment.roles,
        rows=moment.rows,
        uploads=uploads.count,
        upload_bytes=uploads.size,
        missing=uploads.missing,
        damaged=uploads.damaged,
        keys=keys,
    )


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which has its name only once it is whole and on the disk."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.partial")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
            raise
        raise BackupError(f"There is no room for {path}: {os.strerror(error.errno)}. Nothing is left of it.") from error
    finally:
        draft.unlink(missing_ok=True)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
