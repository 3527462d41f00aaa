"""The API behind its real server, with few threads, for tests of what happens between clients and the application."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from tests.support.client import Client
from tests.support.processes import running

PATIENCE_SECONDS = 20
# A machine that does much else may take long to start it.
START_SECONDS = 60
STATEMENT = b"date,amount,description\n2024-01-01,-5,Shop\n"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body's value."""
        return json.loads(self.body)


@dataclass(frozen=True)
class ApiServer:
    """A running server of one process."""

    port: int
    process: subprocess.Popen[bytes]

    def ask(self, method: str, path: str, *, token: str | None = None, body: Any = None, **headers: str) -> Reply:
        """One request over a connection of its own; it fails where no answer comes for PATIENCE_SECONDS."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            sent["Authorization"] = f"Bearer {token}"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)) as connection:
            connection.request(method, path, body, sent)
            return reply_of(connection)

    def connect(self, sent: bytes = b"") -> socket.socket:
        """A connection over which so much is sent, and whose window takes little."""
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.settimeout(PATIENCE_SECONDS)
        connection.connect(("127.0.0.1", self.port))
        connection.sendall(sent)
        return connection


def reply_of(connection: http.client.HTTPConnection) -> Reply:
    """The reply to what was sent."""
    answer = connection.getresponse()
    return Reply(answer.status, dict(answer.getheaders()), answer.read())


def form(content: bytes, filename: str = "statement.csv") -> tuple[bytes, Mapping[str, str]]:
    """The body of a form with this file, and its Content-Type."""
    head = f'--xyz\r\nContent-Disposition: form-data; name="file"; filename="{filename}"\r\n\r\n'.encode()
    return head + content + b"\r\n--xyz--\r\n", {"Content_Type": "multipart/form-data; boundary=xyz"}


def import_rows(server: ApiServer, client: Client, number: int, wait: float) -> Reply:
    """Send two rows, of which one has this number, and wait."""
    body, headers = form(STATEMENT + f"2024-01-02,-{number},Shop\n".encode())
    return server.ask("POST", f"/etl/run-csv?wait={wait}", token=client.token, body=body, **headers)


@contextmanager
def serving(threads: int = 2, **settings: str) -> Iterator[ApiServer]:
    """Run gunicorn as in production, but with so many threads, and one process unless the settings say otherwise."""
    port = free_port()
    own = {"FINPULSE_PORT": str(port), "FINPULSE_API_PROCESSES": "1", "FINPULSE_API_THREADS": str(threads)}
    with running("-m", "gunicorn", **{**own, **settings}) as process:
        server = ApiServer(port, process)
        deadline = time.monotonic() + START_SECONDS
        while not _lives(server):
            assert time.monotonic() < deadline, "gunicorn does not answer"
            time.sleep(0.1)
        yield server


def _lives(server: ApiServer) -> bool:
    try:
        return server.ask("GET", "/health/live").status == 200
    except OSError:
        return False


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
