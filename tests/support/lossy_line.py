"""A line to PostgreSQL that is cut at the very moment of a COMMIT: before the server has it, or after."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from sqlalchemy import make_url

Cut = Literal["before", "after"]
COMMIT = b"COMMIT"


class LossyLine:
    """A proxy on a port of its own. `cut` says what becomes of the next COMMIT; one that is `down` takes nobody."""

    def __init__(self, database_url: str) -> None:
        self._server = make_url(database_url)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.cut: Cut | None = None
        self.down = False
        self.cuts = 0
        self.refused = 0

    @property
    def database_url(self) -> str:
        """The database's URL by this line."""
        port = self._listener.getsockname()[1]
        return self._server.set(host="127.0.0.1", port=port).render_as_string(hide_password=False)

    def serve(self) -> None:
        """Take connections until the listener is closed."""
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.down:
                    client.close()
                    self.refused += 1
                else:
                    threading.Thread(target=self._relay, args=(client,), daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _relay(self, client: socket.socket) -> None:
        host, port = self._server.host or "127.0.0.1", self._server.port or 5432
        with client, socket.create_connection((host, port)) as server, suppress(OSError):
            while True:
                for ready in select.select([client, server], [], [])[0]:
                    if not (data := ready.recv(1 << 16)):
                        return
                    if ready is client and COMMIT in data and self.cut:
                        self._cut(server, data)
                        return
                    (server if ready is client else client).sendall(data)

    def _cut(self, server: socket.socket, data: bytes) -> None:
        """Let the COMMIT through or not, and nothing of the answer."""
        if self.cut == "after":
            server.sendall(data)
            server.recv(1 << 16)
        self.cut = None
        self.cuts += 1


@contextmanager
def lossy_line(database_url: str) -> Iterator[LossyLine]:
    """A line that works until it is told otherwise."""
    line = LossyLine(database_url)
    threading.Thread(target=line.serve, daemon=True).start()
    try:
        yield line
    finally:
        line.close()
