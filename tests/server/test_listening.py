"""How the processes of the server share connections that come at once."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from finpulse.server.listening import SharingLoop

CLIENTS = 10


class Process:
    """An event loop over a listening socket that others listen to as well, which turns as often as a test says."""

    def __init__(self, listening: socket.socket) -> None:
        self.loop = SharingLoop()
        self.served = 0
        self.server = self.loop.run_until_complete(self.loop.create_server(self._protocol, sock=listening))

    def turn(self, times: int = 1) -> None:
        for _ in range(times):
            self.loop.call_soon(self.loop.stop)
            self.loop.run_forever()

    def end(self) -> None:
        self.server.close()
        self.loop.run_until_complete(self.server.wait_closed())
        self.loop.close()

    def _protocol(self) -> asyncio.Protocol:
        self.served += 1
        return asyncio.Protocol()


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A listening socket to which clients have connected, whom nobody has taken yet."""
    with ExitStack() as sockets:
        listening = sockets.enter_context(socket.create_server(("127.0.0.1", 0), backlog=CLIENTS))
        for _ in range(CLIENTS):
            sockets.enter_context(socket.create_connection(listening.getsockname()))
        yield listening


def test_processes_that_wake_together_share_the_connections(listening: socket.socket) -> None:
    processes = [Process(listening), Process(listening)]
    for _ in range(CLIENTS):
        for process in processes:
            process.turn()
    for process in processes:
        process.turn(5)  # A connection that was taken is served some turns later.
    assert [process.served for process in processes] == [CLIENTS // 2, CLIENTS // 2]
    for process in processes:
        process.end()


def test_a_process_that_ends_leaves_the_rest_to_others(listening: socket.socket) -> None:
    ending, other = Process(listening), Process(listening)
    ending.turn(3)
    ending.end()
    other.turn(CLIENTS + 5)
    assert 0 < ending.served < CLIENTS
    assert ending.served + other.served == CLIENTS
    other.end()
