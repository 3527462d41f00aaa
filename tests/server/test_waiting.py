"""Waiting for a job's end holds no thread, and has its bounds; no worker runs here, so no job ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from tests.support.api_server import ApiServer, import_rows, serving
from tests.support.client import Client

THREADS = 2


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[ApiServer]:
    with serving(THREADS) as server:
        yield server


def test_a_waiting_request_holds_no_thread(server: ApiServer, client: Client) -> None:
    with ThreadPoolExecutor(4) as waiting:
        waits = [waiting.submit(import_rows, server, client, n, wait=3) for n in range(4)]
        assert [server.ask("GET", "/accounts", token=client.token).status for _ in range(5)] == [200] * 5
        answers = [wait.result() for wait in waits]
    assert [answer.status for answer in answers] == [202] * 4
    assert all(float(answer.headers["Waited"]) >= 2.5 for answer in answers)


def test_beyond_a_few_nobody_waits_and_is_told_so(server: ApiServer, client: Client, other: Client) -> None:
    with ThreadPoolExecutor(8) as waiting:
        waits = [waiting.submit(import_rows, server, client, n, wait=4) for n in range(8)]
        theirs = import_rows(server, other, 1, wait=0.5)
        answers = [wait.result() for wait in waits]
    told = [answer.headers["Waited"] for answer in answers]
    assert len([said for said in told if said == "0; too many requests wait"]) == 4
    assert {answer.status for answer in answers} == {202}
    assert theirs.headers["Waited"] == "0.5"


def test_a_server_that_ends_sends_those_who_wait_away_with_what_it_knows(app: Flask, client: Client) -> None:
    with serving(THREADS) as ending, ThreadPoolExecutor(1) as waiting:
        wait = waiting.submit(import_rows, ending, client, 1, wait=30)
        idle = ending.connect(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        assert idle.recv(100).startswith(b"HTTP/1.1 200")
        while not ending.ask("GET", "/etl/jobs", token=client.token).json:
            pass
        ending.process.send_signal(signal.SIGTERM)
        assert wait.result(20).status == 202
        assert ending.process.wait(20) == 0
