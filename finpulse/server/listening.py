"""An event loop that takes one connection at a time, so that each process of the server gets its share of them.

asyncio's own takes all that wait, a hundred at a time: of 64 clients that come at once and keep their connections, the
process that woke first had nearly all, and the others stood idle.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable
from typing import Any, Final

# The process or the machine has no descriptor or memory for one more; the connection waits in the kernel meanwhile.
_NO_ROOM: Final = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
AGAIN_SECONDS: Final = 0.5

ProtocolFactory = Callable[[], asyncio.BaseProtocol]


class Listener:
    """A listening socket whose connections are taken one at a time. It has what gunicorn asks of a server."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, listening: socket.socket, protocol: ProtocolFactory, ssl: Any
    ) -> None:
        self._loop, self._socket, self._protocol, self._ssl = loop, listening, protocol, ssl
        self._taken: set[asyncio.Task[Any]] = set()
        self._open = True
        self._listen()

    def close(self) -> None:
        """Take no more. The socket stays: other processes listen to it too."""
        if self._open:
            self._open = False
            self._loop.remove_reader(self._socket)

    async def wait_closed(self) -> None:
        """Wait until each connection that was taken has its protocol."""
        if self._taken:
            await asyncio.wait(self._taken)

    def _listen(self) -> None:
        if self._open:
            self._loop.add_reader(self._socket, self._take)

    def _take(self) -> None:
        try:
            connection, _address = self._socket.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return  # Another process was first, or the client has gone.
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            self._loop.remove_reader(self._socket)
            self._loop.call_later(AGAIN_SECONDS, self._listen)
            return
        connection.setblocking(False)
        serving = self._loop.create_task(self._serve(connection))
        self._taken.add(serving)
        serving.add_done_callback(self._taken.discard)

    async def _serve(self, connection: socket.socket) -> None:
        try:
            await self._loop.connect_accepted_socket(self._protocol, connection, ssl=self._ssl)
        except OSError:
            connection.close()  # The client went before it was served, or its TLS is none.


class SharingLoop(asyncio.SelectorEventLoop):
    """gunicorn asks its loop for a server."""

    async def create_server(  # type: ignore[override]  # Of all its forms gunicorn uses this one.
        self, protocol_factory: ProtocolFactory, *, sock: socket.socket, ssl: Any = None, **_named: Any
    ) -> Listener:
        """Listen to the socket, which is bound and listens."""
        sock.setblocking(False)
        return Listener(self, sock, protocol_factory, ssl)
