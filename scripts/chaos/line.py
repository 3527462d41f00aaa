"""A line between the workers and a server that can be slow, cut, or silent: a proxy on a port of its own."""

from __future__ import annotations

import select
import socket
import threading
import time
from contextlib import suppress
from typing import Final

CHUNK: Final = 1 << 16
LOOK_SECONDS: Final = 0.2


class Line:
    """The proxy. It passes everything on at once, until it is told otherwise."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        # How long each piece of a conversation is on its way.
        self.delay_seconds = 0.0
        # Nothing passes, and nobody is told.
        self.is_silent = False
        # Whoever is connected is cut off, and nobody is let in.
        self.is_cut = False
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Let nobody in any more, and cut off whoever is connected."""
        self.is_cut = True
        self._listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.is_cut:
                    client.close()
                else:
                    threading.Thread(target=self._relay, args=(client,), daemon=True).start()

    def _relay(self, client: socket.socket) -> None:
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self._server_port)) as server:
            for side in (client, server):
                side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while not self.is_cut:
                if self.is_silent:
                    time.sleep(LOOK_SECONDS)
                    continue
                for ready in select.select([client, server], [], [], LOOK_SECONDS)[0]:
                    if not (data := ready.recv(CHUNK)):
                        return
                    time.sleep(self.delay_seconds)
                    (server if ready is client else client).sendall(data)
