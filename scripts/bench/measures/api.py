"""What is polled most, under many clients, beside an empty view under the same gunicorn settings."""

from __future__ import annotations

import http.client
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from finpulse.cli.stack.programs import Program
from scripts.bench.client import WentWrong
from scripts.bench.context import Bench
from scripts.bench.draining import TIED
from scripts.bench.figures import Figure, Measured
from scripts.bench.load import rate
from scripts.bench.stack import Stack, free_port

CLIENTS: Final = 64
ROUNDS: Final = 4
ROWS: Final = 1_000
EMPTY: Final = Program("empty-view", (*TIED, "gunicorn", "scripts.bench.empty_view:app"), in_checkout=True)


class Asked(NamedTuple):
    """What the clients ask for, and the share of the empty view's rate that it must reach."""

    what: str
    url: str
    headers: dict[str, str]
    expect: int = 200
    at_least: float | None = None


def measure(bench: Bench) -> Measured:
    """Each has its slice in every round, the empty view first; the best slice of each counts."""
    bench.say(f"api: {CLIENTS} clients")
    raw: defaultdict[str, list[float]] = defaultdict(list)
    with _empty_view(bench.stack) as floor:
        asked = [floor, *_endpoints(bench)]
        bench.stack.settle(30)
        for _ in range(ROUNDS):
            for each in asked:
                raw[each.what].append(
                    rate(each.url, each.headers, CLIENTS, bench.sizes.slice_seconds, expect=each.expect)
                )
    best = {what: max(rates) for what, rates in raw.items()}
    figures = [
        Figure(each.what, best[each.what], "requests/s", best[floor.what], floor.what, at_least=each.at_least)
        for each in asked[1:]
    ]
    return Measured(figures, {f"{what}, requests/s": rates for what, rates in raw.items()})


def _endpoints(bench: Bench) -> Iterator[Asked]:
    """A job's status and the user's figures, each asked anew and with the ETag of the answer that is known."""
    user, statement = bench.user(), bench.statement(ROWS)
    job = user.bring(statement).job
    for path in (f"/etl/jobs/{job['id']}", "/analytics/user-stats"):
        name = path.replace(str(job["id"]), "{id}")
        headers = {"Authorization": f"Bearer {user.token()}", "Accept": "application/json"}
        yield Asked(f"GET {name}, {CLIENTS} clients", user.url + path, headers, at_least=0.4)
        if etag := _etag(user.url + path, headers):
            known = {**headers, "If-None-Match": etag}
            yield Asked(f"GET {name}, unchanged ETag", user.url + path, known, expect=304, at_least=0.7)


def _etag(url: str, headers: dict[str, str]) -> str:
    """The ETag of an answer; empty where it has none."""
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.netloc, timeout=30)
    connection.request("GET", where.path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers.get("ETag") or ""


@contextmanager
def _empty_view(stack: Stack) -> Iterator[Asked]:
    """The empty view, served on a port of its own while the stack is as idle as it is for its own answers."""
    port = free_port()
    stack.start(EMPTY, FINPULSE_PORT=str(port))
    try:
        url = f"http://127.0.0.1:{port}/"
        _wait_for(url)
        yield Asked("an empty Flask view", url, {})
    finally:
        stack.stop(EMPTY.name)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            _etag(url, {})
        except OSError as error:
            if time.monotonic() > deadline:
                raise WentWrong(f"The empty view does not answer: {error}") from None
            time.sleep(0.1)
        else:
            return
