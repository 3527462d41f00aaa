"""The embedded servers by name, and the command line that runs each."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NoReturn, Protocol

from finpulse.embedded import postgres, valkey


class Server(Protocol):
    """What the module of an embedded server offers; each function takes FINPULSE_HOME."""

    STOP_SIGNAL: signal.Signals

    def prepare(self, home: Path, /) -> None:
        """Make what the server needs before it starts."""

    def become(self, home: Path, /) -> NoReturn:
        """Turn the calling process into the server."""

    def answers(self, home: Path, /) -> bool:
        """Whether it takes commands now."""


# In the order in which they start; they end in the opposite one.
SERVERS: Final[Mapping[str, Server]] = MappingProxyType({"postgres": postgres, "valkey": valkey})
SERVER_NAMES: Final = tuple(SERVERS)


def command(name: str) -> tuple[str, ...]:
    """What runs a named server for the FINPULSE_HOME of its environment, in which `python` must be this one."""
    return (Path(sys.executable).name, "-m", "finpulse.embedded", name)
