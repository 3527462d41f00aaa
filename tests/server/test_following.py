"""A job as server-sent events, through the real server: every change until its end, and who may follow how much."""

from __future__ import annotations

import http.client
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from finpulse.api.http.job_events import MOST_FOLLOWED
from finpulse.db import exact_json
from tests.support.api_server import PATIENCE_SECONDS, ApiServer, serving
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.wait import wait_until

STATEMENT = "date,amount,description\n2024-01-01,-5,Shop\n2024-01-02,-6,Shop\n"
THREADS = 2


@dataclass
class Stream:
    """The events of a job as a client reads them."""

    answer: http.client.HTTPResponse

    def next(self) -> tuple[str, Any] | None:
        """The id and the job of the next event; None where the stream ends."""
        fields: dict[str, str] = {}
        while line := self.answer.readline().decode():
            if line == "\n" and "data" in fields:
                return fields["id"], exact_json.loads(fields["data"])
            name, _, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        return None

    def job(self) -> Any:
        """The job of the next event, which there must be."""
        event = self.next()
        assert event is not None
        return event[1]


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[ApiServer]:
    with serving(THREADS, FINPULSE_RATE_LIMITS="on") as server:
        yield server


@contextmanager
def following(server: ApiServer, client: Client, job_id: int, **headers: str) -> Iterator[Stream]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)) as connection:
        connection.request(
            "GET", f"/etl/jobs/{job_id}/events", None, {"Authorization": f"Bearer {client.token}", **sent}
        )
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        yield Stream(answer)


def test_every_change_is_told_until_the_end(server: ApiServer, client: Client, run: Run) -> None:
    job_id = upload(client, STATEMENT, client.account())
    with following(server, client, job_id) as stream:
        assert stream.answer.headers["Content-Type"].startswith("text/event-stream")
        assert stream.answer.headers["X-Accel-Buffering"] == "no"
        assert stream.job() == client.get(f"/etl/jobs/{job_id}")
        for done, stage in enumerate(IMPORT_STAGES, 1):
            assert run(client.user_id, job_id, stage)
            while len((told := stream.job())["steps_run"]) < done:
                pass
        assert told == client.get(f"/etl/jobs/{job_id}")
        assert told["status"] == "completed"
        assert stream.next() is None


def test_a_client_that_was_cut_off_goes_on_where_it_was(server: ApiServer, client: Client, run: Run) -> None:
    job_id = upload(client, STATEMENT, client.account())
    with following(server, client, job_id) as stream:
        event = stream.next()
    assert event is not None
    with following(server, client, job_id, Last_Event_ID=event[0]) as again:
        client.post(f"/etl/jobs/{job_id}/cancel", expect=202)
        ended = again.next()
        assert ended is not None
        assert ended[1]["status"] == "cancelled"
    path = f"/etl/jobs/{job_id}/events"
    assert server.ask("GET", path, token=client.token, Last_Event_ID=ended[0]).status == 204
    assert b'"cancelled"' in server.ask("GET", path, token=client.token).body


def test_followers_hold_no_thread(server: ApiServer, client: Client, other: Client) -> None:
    jobs = [upload(user, STATEMENT, user.account()) for user in (client, other)]
    with following(server, client, jobs[0]) as one, following(server, other, jobs[1]) as two:
        with following(server, client, jobs[0]) as three:
            for stream in (one, two, three):
                assert stream.job()["status"] == "queued"
            assert [server.ask("GET", "/accounts", token=client.token).status for _ in range(3)] == [200] * 3
        client.post(f"/etl/jobs/{jobs[0]}/cancel", expect=202)
        assert one.job()["status"] == "cancelled"


def test_another_users_job_is_not_there(server: ApiServer, client: Client, other: Client) -> None:
    job_id = upload(client, STATEMENT, client.account())
    assert server.ask("GET", f"/etl/jobs/{job_id}/events", token=other.token).status == 404


def test_a_job_that_is_deleted_ends_its_stream(server: ApiServer, client: Client) -> None:
    account = client.account()
    with following(server, client, upload(client, STATEMENT, account)) as stream:
        stream.next()
        client.request("DELETE", f"/accounts/{account}")
        assert stream.next() is None


def test_a_server_that_ends_sends_followers_away(app: Flask, client: Client) -> None:
    job_id = upload(client, STATEMENT, client.account())
    with serving(THREADS) as ending, following(ending, client, job_id) as stream:
        stream.next()
        ending.process.send_signal(signal.SIGTERM)
        assert stream.next() is None


def test_one_user_follows_a_limited_number_and_places_come_back(server: ApiServer, client: Client) -> None:
    job_id = upload(client, STATEMENT, client.account())
    path = f"/etl/jobs/{job_id}/events"
    sent = f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {client.token}\r\n\r\n".encode()
    followers = [server.connect(sent) for _ in range(MOST_FOLLOWED)]
    assert all(follower.recv(12) == b"HTTP/1.1 200" for follower in followers)
    refused = server.ask("GET", path, token=client.token)
    assert (refused.status, "Retry-After" in refused.headers) == (429, True)
    for follower in followers:
        follower.close()
    client.post(f"/etl/jobs/{job_id}/cancel", expect=202)
    other_job = upload(client, STATEMENT.replace("5", "7"), client.account())

    def has_place() -> bool:
        with suppress(AssertionError), following(server, client, other_job) as stream:
            return stream.next() is not None
        return False

    wait_until(has_place, "a place is free")
