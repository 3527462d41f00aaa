"""The process that children are forked from: `python -m finpulse.sandbox MODULE:FUNCTION`, which prepares it."""

import os
import signal
import socket
import sys
from importlib import import_module

from finpulse.process.cycles import look_rarely
from finpulse.sandbox.server import serve

if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # It ends with the last of its clients, as their socket ends then.
    # Whatever anything prints or reads, it is not the socket.
    requests = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    look_rarely()
    module, function = sys.argv[1].split(":")
    getattr(import_module(module), function)()
    serve(requests)
