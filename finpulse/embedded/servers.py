"""Both servers together: prepared, started, announced to whoever shares the home, and ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

from finpulse.embedded import launch, postgres, valkey
from finpulse.embedded.failure import StartFailed
from finpulse.embedded.home import check_space, locked
from finpulse.embedded.ports import choose_ports
from finpulse.embedded.program import SERVER_NAMES, SERVERS, command

START_SECONDS: Final = 120  # Recovery after a crash reads up to max_wal_size of log.
STOP_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Services:
    """Where the servers are, each in the words of the variable FINPULSE_… of its name, passwords included."""

    database_url: str
    worker_database_url: str
    sweeper_database_url: str
    assistant_database_url: str
    owner_database_url: str
    redis_url: str

    def environment(self) -> dict[str, str]:
        """The variables that name them."""
        return {f"FINPULSE_{name.upper()}": url for name, url in asdict(self).items()}


def embedded_services(home: Path) -> Services:
    """Where the embedded servers of a home are."""
    return Services(
        database_url=postgres.login_url(home, "api"),
        worker_database_url=postgres.login_url(home, "worker"),
        sweeper_database_url=postgres.login_url(home, "sweeper"),
        assistant_database_url=postgres.login_url(home, "assistant"),
        owner_database_url=postgres.login_url(home, "owner"),
        redis_url=valkey.url(home),
    )


@contextmanager
def servers(home: Path) -> Iterator[Services]:
    """Start PostgreSQL and Valkey with their data under `home`, and end them at exit.

    Raises StartFailed where another stack uses the home, its disk is full, or a server doesn't come up.
    """
    with locked(home), ExitStack() as ending:
        prepare(home, SERVER_NAMES)
        services = embedded_services(home)
        running = [ending.enter_context(_running(name, home)) for name in SERVER_NAMES]
        wait_until_ready(home, SERVER_NAMES, lambda: [check() for check in running])
        with announced(home, services):
            yield services


def prepare(home: Path, names: Iterable[str]) -> None:
    """Choose the ports, and make whatever the named servers need before they start."""
    check_space(home)
    choose_ports(home)
    for name in names:
        SERVERS[name].prepare(home)


def wait_until_ready(home: Path, names: Iterable[str], check_alive: Callable[[], object]) -> None:
    """Return when all answer. Raises StartFailed after two minutes, and lets through what the check raises."""
    deadline = time.monotonic() + START_SECONDS
    for name in names:
        while not SERVERS[name].answers(home):
            check_alive()
            if time.monotonic() > deadline:
                raise StartFailed(f"{name} has not answered within {START_SECONDS} s; see {home / 'logs'}.")
            time.sleep(0.05)


@contextmanager
def announced(home: Path, services: Services) -> Iterator[None]:
    """Let other processes that share the home find the servers, through services.json."""
    path = home / "services.json"
    draft = path.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(services), file)
    draft.replace(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _running(name: str, home: Path) -> Iterator[Callable[[], None]]:
    """Run a server as our child, in a session of its own so that Ctrl-C reaches it only through us.

    Yields a function that raises StartFailed once the server has ended by itself.
    """
    environment = launch.environment(FINPULSE_HOME=str(home))
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command(name), env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield lambda: _check(name, process, log)
        finally:
            _end(process, SERVERS[name].STOP_SIGNAL)


def _check(name: str, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    if process.poll() is not None:
        log.seek(0)
        said = log.read().decode(errors="replace").splitlines() or ["it said nothing"]
        raise StartFailed(f"{name} ended while starting: {said[-1]}")


def _end(process: subprocess.Popen[bytes], stop_signal: signal.Signals) -> None:
    process.send_signal(stop_signal)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
