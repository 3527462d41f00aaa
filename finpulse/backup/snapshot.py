"""One moment of the database: what pg_dump writes of it, its rows by table, and the uploads that it names.

Uploads never change once they are stored, and are deleted only by the sweeper, after the commit of whatever made them
unneeded. So a backup first has the sweeper wait, then takes its moment, and copies the uploads that the moment names
for as long as that takes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final, NamedTuple

from sqlalchemy import Connection, Engine, text

from finpulse.db.locks import hold_uploads, holds_uploads
from finpulse.db.migration_files import newest_revisions
from finpulse.db.revisions import FOUND
from finpulse.db.roles import GROUPS, LOGINS, sees_everything
from finpulse.errors import BackupError

TABLES: Final = text("""
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relpersistence = 'p' ORDER BY relname
""")
NEEDED_UPLOADS: Final = text("""
    SELECT storage_key, sha256 FROM statements WHERE upload_deleted_at IS NULL
    UNION SELECT storage_key, sha256 FROM plans WHERE job_id IS NULL
    ORDER BY storage_key
""")
ABOUT: Final = text("""
    SELECT pg_export_snapshot() AS id, now() AS taken_at, current_user AS owner,
           current_setting('server_version_num')::int / 10000 AS server,
           (SELECT version_num FROM alembic_version) AS revision,
           ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname = ANY (:roles) ORDER BY rolname) AS roles
""")
MIGRATED: Final = text("SELECT to_regclass('public.alembic_version')")
PATIENCE: Final = "60s"


class NeededUpload(NamedTuple):
    """An upload that the moment names, and the SHA-256 of what had come."""

    key: str
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A moment, by whose `id` pg_dump sees it as long as its transaction lasts; the rest is as in a manifest."""

    id: str
    taken_at: str
    owner: str
    server: int
    revision: str
    roles: list[str]
    rows: dict[str, int]


@contextmanager
def uploads_held(engine: Engine) -> Iterator[Connection]:
    """Keep every upload in the storage for the length of the block.

    Raises BackupError at its end where the connection was lost that kept them, since some may be gone then.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE}'")
        connection.exec_driver_sql("SET idle_session_timeout = 0")
        hold_uploads(connection)
        yield connection
        if not holds_uploads(connection):
            raise BackupError("The lock that kept the uploads in their place was lost; please make the backup again.")


@contextmanager
def snapshot(engine: Engine, needed: IO[bytes]) -> Iterator[Snapshot]:
    """Take a moment, for the length of the block; the uploads that it names are written to `needed`, one a line.

    Raises BackupError where the tables are of another version, or this login doesn't see all of them.
    """
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        _require_our_tables(connection)
        connection.rollback()
        connection.exec_driver_sql("SET idle_in_transaction_session_timeout = 0")
        about = connection.execute(ABOUT, {"roles": [*GROUPS, *LOGINS.values()]}).one()
        rows = rows_by_table(connection)
        for upload in connection.execution_options(stream_results=True).execute(NEEDED_UPLOADS):
            needed.write(f"{upload.storage_key} {upload.sha256.hex()}\n".encode("ascii"))
        yield Snapshot(
            about.id, about.taken_at.isoformat(), about.owner, about.server, about.revision, list(about.roles), rows
        )


def read_needed(needed: IO[bytes]) -> Iterator[NeededUpload]:
    """What `snapshot` has written."""
    needed.seek(0)
    for line in needed:
        key, digest = line.decode("ascii").split()
        yield NeededUpload(key, bytes.fromhex(digest))


def new_list() -> IO[bytes]:
    """A file for the list of uploads, which would be large in memory."""
    return tempfile.TemporaryFile()


def rows_by_table(connection: Connection) -> dict[str, int]:
    """How many rows each table has, but for the one of the server's runs, which is nothing to another server."""
    names = connection.scalars(TABLES).all()
    counted = [f"SELECT '{name}' AS name, count(*) AS rows FROM {name}" for name in names]
    return {row.name: row.rows for row in connection.exec_driver_sql(" UNION ALL ".join(counted))} if counted else {}


def _require_our_tables(connection: Connection) -> None:
    """Raise BackupError unless all rows of tables of this version can be seen."""
    if connection.scalar(MIGRATED) is None:
        raise BackupError("The database has no tables of Fin-Pulse, so there is nothing to back up.")
    if frozenset(connection.scalars(FOUND)) != newest_revisions():
        raise BackupError(
            "The tables are of another version than this Fin-Pulse. Make the backup by the version that serves them, "
            "or run `finpulse migrate` before."
        )
    if not sees_everything(connection):
        raise BackupError(
            "This login sees some rows of the database and not others, so the backup would not be whole. Name the "
            "login of the tables' owner by FINPULSE_OWNER_DATABASE_URL."
        )
