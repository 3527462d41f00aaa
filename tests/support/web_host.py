"""A web server of a test's own, as another host would be: it answers by a function, and keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit


class Asked(NamedTuple):
    """A request as it came: its query has the last value of each name."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


class Reply(NamedTuple):
    """What is answered. An iterator as the body is sent piece by piece, without its length being told before."""

    status: int = 200
    body: bytes | Iterator[bytes] = b""
    headers: tuple[tuple[str, str], ...] = ()


Answering = Callable[[Asked], Reply]


@dataclass
class WebHost:
    """A server at a port of 127.0.0.1."""

    port: int
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def place(self) -> str:
        """The host with its port, as FINPULSE_API_ALLOWED_HOSTS names it."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def web_host(answering: Answering) -> Iterator[WebHost]:
    """Serve as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.daemon_threads = True
    host = WebHost(server.server_port)
    server.RequestHandlerClass = _handler(host, answering)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(host: WebHost, answering: Answering) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(url.query).items()}
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.command, url.path, query, {k.lower(): v for k, v in self.headers.items()}, body)
            host.asked.append(asked)
            self._send(answering(asked))

        do_POST = do_PUT = do_GET  # noqa: N815 - as above.

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            if isinstance(reply.body, bytes):
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                for piece in [reply.body] if isinstance(reply.body, bytes) else reply.body:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """What was asked is kept."""

    return Handler
