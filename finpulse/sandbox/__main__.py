"""The process that children are forked from: `python -m finpulse.sandbox MODULE:FUNCTION`, which prepares it."""

import os
import select
import signal
import socket
import sys
from importlib import import_module
from typing import Final

from finpulse.process.cycles import look_rarely
from finpulse.process.unused_extras import import_without_extras
from finpulse.sandbox.server import serve

# Whoever starts this process is starting itself, and everything beside it: that comes first.
SECONDS_TO_STAND_BACK: Final = 4


def stand_back(requests: socket.socket) -> bool:
    """Wait until somebody wants a file to be read, or for some seconds; False where all clients have ended."""
    wanted, _, _ = select.select([requests], [], [], SECONDS_TO_STAND_BACK)
    return not wanted or bool(requests.recv(1, socket.MSG_PEEK))


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # It ends with the last of its clients, as their socket ends then.
    # Whatever anything prints or reads, it is not the socket.
    requests = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    look_rarely()
    import_without_extras("structlog")
    if stand_back(requests):
        module, function = sys.argv[1].split(":")
        getattr(import_module(module), function)()
        serve(requests)
