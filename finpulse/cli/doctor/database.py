"""The database server: its version, whether it keeps what it confirms, room for connections, its logins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from finpulse.backup.postgres_programs import find_program
from finpulse.cli.doctor.finding import Finding, failed, ok, warning
from finpulse.config import Settings
from finpulse.credentials.database_logins import DATABASE_VARIABLES, DatabaseLogin
from finpulse.db.engine import connect, most_api_connections
from finpulse.db.migration_files import newest_revisions
from finpulse.db.roles import weaknesses
from finpulse.errors import BackupError

OLDEST: Final = 15
# Each process of a worker has one for its job and one for the night, and each main process one.
OF_A_WORKER_PROCESS: Final = 2
OTHERS: Final = 6
_ABOUT: Final = text("""
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
           current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
           current_setting('max_connections')::int AS most,
           current_setting('superuser_reserved_connections')::int AS reserved,
           (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
           pg_size_pretty(pg_database_size(current_database())) AS size,
           current_setting('archive_mode') AS archive_mode,
           archiver.last_failed_time > coalesce(archiver.last_archived_time, '-infinity') AS archiving_fails,
           archiver.last_failed_wal AS failed_wal
    FROM pg_stat_archiver AS archiver
""")
_REVISION: Final = text("SELECT version_num FROM alembic_version")


def database_findings(connection: Connection, settings: Settings) -> Iterator[Finding]:
    """What can be told by a login of one's own. Raises SQLAlchemyError where the database goes away."""
    about = connection.execute(_ABOUT).one()
    if about.major < OLDEST:
        yield failed("server", f"This is PostgreSQL {about.version}.", f"Move to PostgreSQL {OLDEST} or newer.")
    else:
        yield ok("server", f"PostgreSQL {about.version}; the database has {about.size}.")
    yield _schema(connection)
    yield _durability(about)
    yield _connections(about, settings)
    yield _archiving(about)
    yield _backup_program(about.major)


def _schema(connection: Connection) -> Finding:
    try:
        found = ", ".join(connection.scalars(_REVISION))
    except SQLAlchemyError:
        connection.rollback()
        return failed("schema", "The database has no tables of ours.", "Run `finpulse migrate`.")
    needed = ", ".join(newest_revisions())
    if found != needed:
        return failed("schema", f"The tables are of revision {found}, and this version needs {needed}.", MIGRATE)
    return ok("schema", f"The tables are of revision {found}, which this version needs.")


MIGRATE: Final = "Run `finpulse migrate` of the newer version, and start everything of that version."


def _durability(about: Any) -> Finding:
    off = [name for name in ("fsync", "full_page_writes") if getattr(about, name) == "off"]
    if off:
        return failed(
            "durability",
            f"The server runs with {' and '.join(off)} off: a power cut can destroy the database.",
            "Set both to on in postgresql.conf, and reload it.",
        )
    return ok("durability", "The server writes to its disk what it confirms.")


def _connections(about: Any, settings: Settings) -> Finding:
    """What all processes may take together, by these settings and on one machine, beside what the server gives."""
    workers = (settings.worker_processes + settings.bulk_processes) * OF_A_WORKER_PROCESS
    may_take, gives = most_api_connections(settings) + workers + OTHERS, about.most - about.reserved
    said = f"{about.used} of {about.most} connections are in use; by these settings at most {may_take} are taken."
    if may_take > gives:
        return warning(
            "connections",
            f"{said} The server gives {gives}, so requests and jobs may be turned away at the busiest times.",
            "Set FINPULSE_DATABASE_POOL, FINPULSE_API_THREADS or FINPULSE_API_PROCESSES lower, or max_connections "
            "of PostgreSQL higher.",
        )
    return ok("connections", said)


def _archiving(about: Any) -> Finding:
    if about.archive_mode == "off":
        return ok("wal archive", "WAL is not archived: what came after the last backup is lost with the server's disk.")
    if about.archiving_fails:
        return failed(
            "wal archive",
            f"The last attempt to archive WAL failed, with {about.failed_wal}; it piles up on the server's disk.",
            "See the server's log for what archive_command says, and mend it before the disk is full.",
        )
    return ok("wal archive", "WAL is archived.")


def _backup_program(server: int) -> Finding:
    try:
        program = find_program("pg_dump", server)
    except BackupError as lacking:
        return warning(
            "pg_dump", f"`finpulse backup` does not work here. {lacking}", "Install it where backups are made."
        )
    return ok("pg_dump", f"{program.path}, of PostgreSQL {program.major}, makes the backups.")


def login_findings(settings: Settings) -> Iterator[Finding]:
    """Whether the policies hold the other logins too; that of the API is in the health report."""
    logins: tuple[DatabaseLogin, ...] = ("worker", "sweeper", "assistant")
    for login in logins:
        name = f"login of {login}"
        if settings.database_urls[login] == settings.database_url:
            yield warning(
                name,
                f"{DATABASE_VARIABLES[login]} is not set apart from FINPULSE_DATABASE_URL.",
                "Make logins by `finpulse roles`, and give each part its own, as docs/settings.md tells.",
            )
            continue
        yield _login(name, settings, login)


def _login(name: str, settings: Settings, login: DatabaseLogin) -> Finding:
    engine = connect(settings, pool_size=1, login=login)
    try:
        with engine.connect() as connection:
            found = weaknesses(connection)
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", error)).strip().splitlines()[0]
        return failed(name, f"It can't log in: {said}", f"See that {DATABASE_VARIABLES[login]} has its password.")
    finally:
        engine.dispose()
    if found:
        return warning(name, " ".join(found), "Give it a login of its own: docs/settings.md, `finpulse roles`.")
    return ok(name, "PostgreSQL's policies hold it.")
