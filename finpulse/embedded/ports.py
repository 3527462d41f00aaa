"""Loopback ports for the embedded servers, the same at every start as long as nobody else takes them."""

from __future__ import annotations

import errno
import json
import random
import socket
from pathlib import Path
from typing import Final

from finpulse.embedded.failure import StartFailed

PORT_NAMES: Final = ("postgres", "valkey", "supervisor")

# Below the range from which Linux and macOS take a connection's own port: a client that keeps knocking
# at a port up there while its server restarts can be handed that very port, and talk to itself.
CHOICES: Final = range(20_000, 32_000)


def choose_ports(home: Path) -> dict[str, int]:
    """A free port for each name, those of the last start where they are still free; kept in ports.json."""
    path = home / "ports.json"
    before: dict[str, int] = json.loads(path.read_text("ascii")) if path.exists() else {}
    chosen: dict[str, int] = {}
    for name in PORT_NAMES:
        port = before.get(name)
        chosen[name] = port if port and is_free("127.0.0.1", port) else _free_port(taken=set(chosen.values()))
    if chosen != before:
        path.write_text(json.dumps(chosen), "ascii")
    return chosen


def kept_port(home: Path, name: str) -> int:
    """The port that the last `choose_ports` gave this name."""
    ports: dict[str, int] = json.loads((home / "ports.json").read_text("ascii"))
    return ports[name]


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now. Raises OSError where none ever could."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: connections of the last run that are still winding down don't count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            return False
    return True


def _free_port(taken: set[int]) -> int:
    for port in random.sample(CHOICES, 100):
        if port not in taken and is_free("127.0.0.1", port):
            return port
    raise StartFailed(f"No free port was found on 127.0.0.1 among {CHOICES.start} to {CHOICES.stop}.")
