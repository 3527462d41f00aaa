"""500 clients that follow jobs and 24 uploads that wait: how soon the API says that it lives, and tells of a change."""

from __future__ import annotations

import http.client
import selectors
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urlsplit

from scripts.bench.client import User, WentWrong
from scripts.bench.context import Bench
from scripts.bench.figures import Figure, Measured
from scripts.bench.timing import p99

USERS: Final = 25
FOLLOWERS_OF_A_USER: Final = 20
WAITING_OF_A_USER: Final = 4
WAITING: Final = 24
# A long statement keeps the workers busy, so that the others' jobs are under way, or wait.
LONG_ROWS: Final = 100_000
ROWS: Final = 1_000
SECONDS: Final = 20.0
PAUSE: Final = 0.02


def measure(bench: Bench) -> Measured:
    """The seconds of GET /health/live while all of them are there, and how many events have come."""
    bench.say(f"followers: {USERS * FOLLOWERS_OF_A_USER} and {WAITING} waiting uploads")
    users = [bench.user() for _ in range(USERS)]
    jobs = [user.upload(bench.statement(LONG_ROWS if number < 2 else ROWS)) for number, user in enumerate(users)]
    with _following(users, jobs) as events, ThreadPoolExecutor(WAITING) as waiting:
        for number in range(WAITING):
            waiting.submit(_wait, users[number // WAITING_OF_A_USER], bench.statement(LONG_ROWS // 10))
        seconds = list(_lives(users[0]))
        told = events()
    what = f"GET /health/live beside {USERS * FOLLOWERS_OF_A_USER} followers and {WAITING} waiting uploads"
    return Measured(
        [
            Figure(f"{what}, p99 of {len(seconds)}", 1000 * p99(seconds), "ms", at_most=100),
            Figure("events that the followers were told meanwhile", told, "events"),
        ],
        {"live": seconds},
    )


def _wait(user: User, path: Any) -> None:
    user.send_file("/etl/run-csv", path, account_id=user.account_id, wait=30)


def _lives(user: User) -> Iterator[float]:
    """Seconds of each answer, over a connection of its own as a load balancer makes it."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        began = time.perf_counter()
        connection = http.client.HTTPConnection(urlsplit(user.url).netloc, timeout=30)
        connection.request("GET", "/health/live")
        if connection.getresponse().status != http.HTTPStatus.OK:
            raise WentWrong("GET /health/live is not 200.")
        connection.close()
        yield time.perf_counter() - began
        time.sleep(PAUSE)


@contextmanager
def _following(users: Sequence[User], jobs: Sequence[dict[str, Any]]) -> Iterator[Any]:
    """All followers, whose connections one thread reads; what is yielded tells how many events have come."""
    count, ended = [0], threading.Event()
    with selectors.DefaultSelector() as selector:
        for user, job in zip(users, jobs, strict=True):
            for _ in range(FOLLOWERS_OF_A_USER):
                selector.register(_follow(user, job["id"]), selectors.EVENT_READ)

        def read() -> None:
            while not ended.is_set():
                for key, _ in selector.select(0.1):
                    connection: socket.socket = key.fileobj  # type: ignore[assignment]  # We have put it there.
                    piece = connection.recv(1 << 16)
                    count[0] += piece.count(b"\ndata: ")
                    if not piece:
                        selector.unregister(connection)
                        connection.close()

        reading = threading.Thread(target=read)
        reading.start()
        try:
            yield lambda: count[0]
        finally:
            ended.set()
            reading.join()
            for key in list(selector.get_map().values()):
                key.fileobj.close()  # type: ignore[union-attr]  # A socket.


def _follow(user: User, job_id: int) -> socket.socket:
    """A connection over which a job is followed."""
    where = urlsplit(user.url)
    connection = socket.create_connection((where.hostname, where.port), timeout=30)
    lines = (
        f"GET /etl/jobs/{job_id}/events HTTP/1.1",
        f"Host: {where.netloc}",
        f"Authorization: Bearer {user.token()}",
    )
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    if not connection.recv(1 << 16).startswith(b"HTTP/1.1 200"):
        raise WentWrong(f"Job {job_id} can't be followed.")
    return connection
