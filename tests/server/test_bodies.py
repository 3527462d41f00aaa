"""Bodies: the endpoint decides how large they may be, before anything holds them, whatever they call themselves."""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest
from flask import Flask

from finpulse.server import bodies
from finpulse.server.bodies import BodyReader, ClientGone
from finpulse.server.gateway import Gateway
from finpulse.server.refusals import Refused
from tests.support.api_server import ApiServer, Reply, form, serving
from tests.support.client import Client

LIMIT = 8 << 20
FORM = "multipart/form-data; boundary=xyz"
MEGABYTE = b"x" * (1 << 20)


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[ApiServer]:
    with serving(FINPULSE_UPLOAD_LIMIT=str(LIMIT)) as server:
        yield server


def megabytes(count: int) -> Iterator[bytes]:
    """A body that comes in chunks, and so without a length."""
    yield b'--xyz\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    for _ in range(count):
        yield MEGABYTE


def problem_of(answer: Reply, status: int) -> str:
    """The detail of a problem with the headers of all our answers."""
    assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json"), answer.body
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]
    detail: str = answer.json["detail"]
    return detail


@pytest.mark.parametrize("kind", [FORM, "application/json", "text/csv", "application/x-www-form-urlencoded"])
def test_a_body_is_small_where_no_file_is_taken(server: ApiServer, client: Client, kind: str) -> None:
    for path in ("/profile/register", "/accounts", "/nowhere"):
        answer = server.ask("POST", path, token=client.token, body=megabytes(20), Content_Type=kind)
        assert "1048576 bytes" in problem_of(answer, 413)


def test_a_file_may_be_as_large_as_its_limit(server: ApiServer, client: Client) -> None:
    rows = b"date,amount,description\n" + b"2024-01-01,-5,Shop\n" * 100_000
    body, headers = form(rows)
    assert server.ask("POST", "/transactions/upload-csv", token=client.token, body=body, **headers).status == 202
    for too_large in (form(b"x" * LIMIT)[0], megabytes(9)):
        answer = server.ask("POST", "/etl/run-csv", token=client.token, body=too_large, **headers)
        assert f"{LIMIT} bytes" in problem_of(answer, 413)


def test_nothing_is_read_of_an_upload_by_nobody(server: ApiServer) -> None:
    answer = server.ask("POST", "/etl/run-csv", body=megabytes(5), Content_Type=FORM)
    assert "Sign in first" in problem_of(answer, 401)


def test_large_bodies_take_no_memory(server: ApiServer, client: Client) -> None:
    children = psutil.Process(server.process.pid).children()
    (process,) = (child for child in children if "finpulse.sandbox" not in child.cmdline())
    before = process.memory_info().rss
    with ThreadPoolExecutor(3) as senders:
        sent = [
            senders.submit(server.ask, "POST", "/profile/register", body=megabytes(60), Content_Type=FORM)
            for _ in range(3)
        ]
        assert {answer.result().status for answer in sent} == {413}
    assert process.memory_info().rss - before < 60 << 20


def test_many_files_are_refused_at_the_second(server: ApiServer, client: Client) -> None:
    part = b'--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc\r\n'
    answer = server.ask("POST", "/etl/run-csv", token=client.token, body=part * 990 + b"--xyz--\r\n", Content_Type=FORM)
    assert "one file" in problem_of(answer, 422)


@pytest.mark.parametrize(
    "sent",
    [b"NONSENSE\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"x" * 5000, b"GET /" + b"x" * 9000],
    ids=["no HTTP", "header", "address"],
)
def test_what_is_no_request_is_a_problem_too(server: ApiServer, sent: bytes) -> None:
    connection = server.connect(sent)
    said = connection.recv(4096).decode()
    assert said.startswith("HTTP/1.1 4")
    assert "application/problem+json" in said
    assert "X-Content-Type-Options: nosniff" in said
    connection.close()


async def _never() -> dict[str, Any]:
    await asyncio.sleep(60)
    return {}


async def _trickle() -> dict[str, Any]:
    await asyncio.sleep(0.01)
    return {"type": "http.request", "body": b"x", "more_body": True}


async def _gone() -> dict[str, Any]:
    return {"type": "http.disconnect"}


@pytest.mark.parametrize("receive", [_never, _trickle], ids=["stops", "trickles"])
def test_a_body_that_is_too_slow_is_408(receive: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 0.2)
    with ThreadPoolExecutor(1) as disk, pytest.raises(Refused) as refused:
        asyncio.run(BodyReader(receive, tmp_path, disk).read(1000))
    assert refused.value.problem.status == 408


def test_a_client_that_hangs_up_is_no_error(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as disk, pytest.raises(ClientGone):
        asyncio.run(BodyReader(_gone, tmp_path, disk).read(1000))


def test_a_body_without_room_on_the_disk_is_refused_and_asked_for_again(
    app: Flask, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    monkeypatch.setattr(BodyReader, "read", fails)
    headers = [(b"content-length", b"2000000"), (b"content-type", FORM.encode())]
    headers.append((b"authorization", f"Bearer {client.token}".encode()))
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/etl/run-csv",
        "raw_path": b"/etl/run-csv",
        "query_string": b"",
        "headers": headers,
    }
    scope |= {"scheme": "http", "server": ("127.0.0.1", 1), "client": ("127.0.0.1", 1), "http_version": "1.1"}
    asyncio.run(Gateway(app, 1, tmp_path)(scope, receive, send))  # type: ignore[arg-type]  # Flask is one.
    assert sent[0]["status"] == 503
    assert (b"retry-after", b"2") in [(name.lower(), value) for name, value in sent[0]["headers"]]
    assert json.loads(sent[1]["body"])["code"] == "no_room"
