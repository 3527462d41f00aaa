"""Requests a second that a server answers to many clients at once, over connections that are kept."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

# What one answer may be, headers and body.
LARGEST = 1 << 20


class Connection:
    """One client: it sends its request, reads the whole answer, and sends it again."""

    def __init__(self, address: tuple[str, int], request: bytes) -> None:
        self.socket = socket.create_connection(address, timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request = request
        self.received = b""
        self.awaited = 0

    def send(self) -> None:
        """Ask once; a request is far smaller than what a socket takes at once."""
        self.received, self.awaited = b"", 0
        self.socket.sendall(self.request)

    def answered(self) -> bool:
        """Take in what has come. Raises ConnectionError where the server has hung up."""
        chunk = self.socket.recv(LARGEST)
        if not chunk:
            raise ConnectionError("The server closed a connection that was to be kept.")
        self.received = self.received + chunk if self.received else chunk
        if not self.awaited:
            self.awaited = _length_of(self.received)
        return 0 < self.awaited <= len(self.received)

    def status(self) -> int:
        """The status of the last answer."""
        return int(self.received[9:12])


def rate(url: str, headers: Mapping[str, str], clients: int, seconds: float, expect: int = 200) -> float:
    """Requests a second to `url` by so many clients at once, each asking again as soon as it is answered.

    Raises ValueError where an answer has another status than `expect`, ConnectionError where a
    connection is closed.
    """
    where = urlsplit(url)
    address = (where.hostname or "127.0.0.1", where.port or 80)
    target = where.path + (f"?{where.query}" if where.query else "")
    lines = [f"GET {target or '/'} HTTP/1.1", f"Host: {where.netloc}", *(f"{k}: {v}" for k, v in headers.items())]
    request = "\r\n".join([*lines, "", ""]).encode()
    connections = [Connection(address, request) for _ in range(clients)]
    try:
        return _hammer(connections, seconds, expect)
    finally:
        for connection in connections:
            connection.socket.close()


def _hammer(connections: list[Connection], seconds: float, expect: int) -> float:
    """Keep every connection busy until the time is over; the answers of a first tenth only warm up."""
    selector = selectors.DefaultSelector()
    for connection in connections:
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.send()
    begun = time.perf_counter() + seconds / 10
    done, now = 0, 0.0
    while (now := time.perf_counter()) < begun + seconds:
        for key, _ in selector.select(timeout=1):
            connection = key.data
            if connection.answered():
                if connection.status() != expect:
                    raise ValueError(f"{expect} was expected: {connection.received[:500]!r}")
                done += now >= begun
                connection.send()
    selector.close()
    return done / (now - begun)


def _length_of(received: bytes) -> int:
    """How many bytes headers and body have together; 0 while the headers have not all come."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return 0
    headers = received[:end].lower()
    at = headers.find(b"\r\ncontent-length:")
    return end + 4 + (int(headers[at + 17 :].split(b"\r\n", 1)[0]) if at >= 0 else 0)
