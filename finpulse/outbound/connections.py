"""Connections to checked addresses: a name is looked up once, and what is connected to is what was checked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any, Final

import httpcore

from finpulse.errors import ExchangeFailed
from finpulse.outbound.destinations import AllowedHosts, not_public
from finpulse.outbound.public_addresses import Address, address_of, is_public

# A host and a port -> the host's addresses. Raises OSError.
Resolve = Callable[[str, int], Sequence[Address]]
# So many addresses of a host are tried, one after the other.
_MOST_TRIED: Final = 3
_SECONDS_TO_CONNECT: Final = 10.0


class Deadline:
    """When a whole exchange must be over, however little time each step of it takes."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._at = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """The seconds that there are still, or `most` where that is less. Raises ExchangeFailed where none are."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise ExchangeFailed(f"The answer had not come after {self.seconds:g} seconds.")
        return left if most is None else min(left, most)


def look_up(host: str, port: int) -> list[Address]:
    """The addresses of a host, as this machine's resolver knows them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(where[0])) for *_, where in found]


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to public addresses and to allowed hosts alone, and keeps every step within the deadline."""

    def __init__(self, allowed: AllowedHosts, deadline: Deadline, resolve: Resolve = look_up) -> None:
        self._inner = httpcore.SyncBackend()
        self._allowed = allowed
        self._deadline = deadline
        self._resolve = resolve

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host. Raises AddressRefused where any of its addresses is not public, and ExchangeFailed."""
        failed: Exception | None = None
        for address in self.addresses(host, port)[:_MOST_TRIED]:
            try:
                seconds = self._deadline.left(timeout or _SECONDS_TO_CONNECT)
                stream = self._inner.connect_tcp(str(address), port, seconds, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise ExchangeFailed(f"{host} can't be reached at port {port}.") from failed

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Raise: whatever listens at a file is never a public host."""
        raise ExchangeFailed(f"{path} is no host.")

    def addresses(self, host: str, port: int) -> Sequence[Address]:
        """The host's addresses, all of which are public unless the host is allowed. Raises as `connect_tcp` does."""
        written = address_of(host)
        found = [written] if written is not None else self._looked_up(host, port)
        if not self._allowed.has(host, port) and not all(map(is_public, found)):
            raise not_public(host)
        return found

    def _looked_up(self, host: str, port: int) -> Sequence[Address]:
        """Look a name up in a thread of its own, since a resolver knows no deadline."""
        found: list[Sequence[Address] | OSError | UnicodeError] = []

        def resolve() -> None:
            try:
                found.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                found.append(error)

        thread = threading.Thread(target=resolve, name="look-up", daemon=True)
        thread.start()
        thread.join(self._deadline.left(_SECONDS_TO_CONNECT))
        if not found or isinstance(found[0], Exception) or not found[0]:
            raise ExchangeFailed(f"There is no host {host}, or its name can't be looked up now.")
        return found[0]


class _TimedStream(httpcore.NetworkStream):
    """A connection each of whose steps ends with the whole exchange's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
