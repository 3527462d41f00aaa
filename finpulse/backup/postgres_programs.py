"""pg_dump and pg_restore: found in a version that fits the server, logged in by a file, run over a pipe."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, NamedTuple

from psycopg.conninfo import conninfo_to_dict

from finpulse.embedded import StartFailed, postgres
from finpulse.errors import BackupError

BLOCK: Final = 1 << 20
# Debian keeps each version's programs here, and others look on PATH.
_DEBIAN: Final = Path("/usr/lib/postgresql")


class PostgresProgram(NamedTuple):
    """A program of PostgreSQL, and its major version."""

    path: Path
    major: int


def find_program(name: str, server: int) -> PostgresProgram:
    """The program of the server's major version, else of the next newer one.

    Raises BackupError where there are older ones alone, or none: pg_dump refuses a server that is newer than itself.
    """
    found = sorted(_installed(name), key=lambda program: program.major)
    fitting = [program for program in found if program.major >= server]
    if not fitting:
        here = ", ".join(f"{program.path} is of {program.major}" for program in found) or "none is here"
        raise BackupError(
            f"The server is PostgreSQL {server}, which takes a {name} of version {server} or newer, and {here}. "
            f"Install the client programs of PostgreSQL {server}, such as Debian's postgresql-client-{server}."
        )
    return fitting[0]


def _installed(name: str) -> Iterator[PostgresProgram]:
    """Every such program of this machine that runs."""
    places = [*_DEBIAN.glob(f"*/bin/{name}")]
    if on_path := shutil.which(name):
        places.append(Path(on_path))
    with suppress(StartFailed):  # PostgreSQL's wheel is not in the container image.
        places.append(postgres.binary(name))
    for place in places:
        with suppress(OSError):
            told = subprocess.run([place, "--version"], capture_output=True, text=True, check=False).stdout
            if version := re.search(r"\(PostgreSQL\) (\d+)", told):
                yield PostgresProgram(place, int(version[1]))


@contextmanager
def logged_in(database_url: str) -> Iterator[dict[str, str]]:
    """The environment in which such a program reaches the database. The password is in a file, and nobody else's."""
    parameters = conninfo_to_dict(database_url.replace("postgresql+psycopg://", "postgresql://", 1))
    lines = [f"{name}={value}" for name, value in parameters.items()]
    with tempfile.NamedTemporaryFile("w", suffix=".pg_service.conf") as file:  # It makes it with mode 600.
        file.write("\n".join(["[finpulse]", *lines, ""]))
        file.flush()
        ours = {name: value for name, value in os.environ.items() if not name.startswith("FINPULSE_")}
        yield {**ours, "LC_ALL": "C", "PGSERVICEFILE": file.name, "PGSERVICE": "finpulse"}


def output_of(command: Sequence[str | Path], environment: dict[str, str]) -> Iterator[bytes]:
    """What a program writes, block by block. Raises BackupError with its own last words where it fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said
        )
        assert process.stdout is not None
        try:
            while block := process.stdout.read(BLOCK):
                yield block
        except BaseException:
            process.kill()
            raise
        finally:
            process.stdout.close()
            process.wait()
        _check(command, process.returncode, said)


def feed(command: Sequence[str | Path], environment: dict[str, str], blocks: Iterable[bytes]) -> None:
    """Give a program these bytes to read. Raises BackupError with its own last words where it fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
        )
        assert process.stdin is not None
        try:
            with suppress(BrokenPipeError), process.stdin:  # It has ended, and says why.
                for block in blocks:
                    process.stdin.write(block)
        except BaseException:
            process.kill()
            raise
        finally:
            process.wait()
        _check(command, process.returncode, said)


def _check(command: Sequence[str | Path], returncode: int, said: IO[bytes]) -> None:
    if returncode == 0:
        return
    said.seek(0)
    lines = [line for line in said.read().decode(errors="replace").splitlines() if line.strip()]
    errors = [line for line in lines if "error:" in line] or lines or [f"it ended with code {returncode}"]
    raise BackupError(f"{Path(command[0]).name} failed: {errors[0]}")
