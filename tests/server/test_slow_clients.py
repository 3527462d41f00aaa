"""Clients that are slow, or say nothing, or read nothing, cost others nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.support.api_server import ApiServer, serving
from tests.support.client import Client

THREADS = 2
SLOW = 12
HEAD = b"POST /profile/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[ApiServer]:
    with serving(THREADS) as server:
        yield server


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET /accounts HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        HEAD,
        HEAD.replace(b"Content-Length: 500", b"Transfer-Encoding: chunked").replace(b"{", b"1\r\n{\r\n"),
        b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" * 20,
    ],
    ids=["nothing sent", "half a header", "half a body", "half a chunked body", "answers that nobody reads"],
)
def test_others_are_answered_beside_slow_clients(server: ApiServer, client: Client, sent: bytes) -> None:
    slow = [server.connect(sent) for _ in range(SLOW)]
    assert [server.ask("GET", "/accounts", token=client.token).status for _ in range(5)] == [200] * 5
    for connection in slow:
        connection.close()


def test_headers_that_do_not_come_are_told_and_the_connection_is_closed(server: ApiServer) -> None:
    silent = server.connect(b"GET / HTTP/1.1\r\nX-Slow: ")
    said = _all_of(silent)
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"application/problem+json" in said


def _all_of(connection: socket.socket) -> bytes:
    """What comes until the server hangs up."""
    received = b""
    while piece := connection.recv(4096):
        received += piece
    return received
