"""Recurring fetches: made, shown without secrets, started once when they are due, paused after failures, resumed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.imports.fetches.due import start_due_fetches
from finpulse.jobs.queue import app as queue
from tests.imports.fetches.conftest import Serve
from tests.support.client import Client
from tests.support.due_fetches import MOST_JOBS, change, make_due, new_fetch, run_due, shown
from tests.support.fake_bank import json_reply
from tests.support.jobs import Run
from tests.support.web_host import Asked, Reply
from workers.schedule import BEAT

ROWS = [{"id": "a7", "date": "2026-01-05", "amount": "-4.50", "currency": "EUR", "description": "Coffee Bar"}]


def test_it_is_shown_without_its_secrets(client: Client, session: Session) -> None:
    address, fetch = new_fetch(client, time_zone="Asia/Tashkent")
    assert fetch["api_config"] == {
        "type": "generic",
        "url": "https://bank.example/tx",
        "headers": ["Authorization"],
        "params": [],
        "body": [],
        "source": None,
        "pages": 100,
    }
    told = (fetch["status"], fetch["every"], fetch["time_zone"], fetch["failures"], fetch["last_job_id"])
    assert told == ("active", "PT6H", "Asia/Tashkent", 0, None)
    assert shown(client, address) == fetch
    kept = session.scalar(text("SELECT fetches::text FROM fetches WHERE id = :id"), {"id": fetch["id"]})
    assert kept
    assert "hidden" not in kept


def test_a_fetch_that_is_due_becomes_a_job_that_names_it(
    client: Client, serve: Serve, run: Run, worker_engine: Engine
) -> None:
    host = serve(lambda _: json_reply(ROWS))
    address, fetch = new_fetch(client, host.url())
    job = run_due(client, run, worker_engine, fetch)
    assert (job["status"], job["kind"], job["fetch_id"], job["rows"]["inserted"]) == (
        "completed",
        "run-api",
        fetch["id"],
        1,
    )
    after = shown(client, address)
    assert after["succeeded_at"] is not None
    # Its secrets stay, for the next time.
    assert after["last_job_id"] == job["id"]
    assert host.asked[0].headers["authorization"] == "Bearer hidden"
    wait = datetime.fromisoformat(after["next_at"]) - datetime.now(UTC)
    assert timedelta(hours=5, minutes=55) < wait <= timedelta(hours=6)


def test_each_is_started_once_by_however_many_at_a_time(client: Client, worker_engine: Engine) -> None:
    for _ in range(3):
        new_fetch(client)
    threads = [threading.Thread(target=start_due_fetches, args=(worker_engine, MOST_JOBS)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    jobs = client.get("/etl/jobs", kind="run-api")
    assert len(jobs) == len({job["fetch_id"] for job in jobs}) == 3


def test_one_whose_job_has_not_ended_waits_for_its_next_time(
    client: Client, worker_engine: Engine, session: Session
) -> None:
    address, fetch = new_fetch(client)
    start_due_fetches(worker_engine, MOST_JOBS)
    make_due(session, fetch)
    start_due_fetches(worker_engine, MOST_JOBS)
    assert len(client.get("/etl/jobs")) == 1
    assert datetime.fromisoformat(shown(client, address)["next_at"]) > datetime.now(UTC)


def test_a_user_with_too_many_jobs_gets_no_more(client: Client, worker_engine: Engine) -> None:
    for _ in range(3):
        new_fetch(client)
    start_due_fetches(worker_engine, 2)
    assert len(client.get("/etl/jobs")) == 2


def test_days_are_counted_by_the_clock_of_the_time_zone(
    client: Client, worker_engine: Engine, session: Session
) -> None:
    """07:30 in Berlin stays 07:30, whether its clocks are changed meanwhile or days were missed."""
    address, fetch = new_fetch(client, every="P1D", time_zone="Europe/Berlin")
    berlin = ZoneInfo("Europe/Berlin")
    make_due(session, fetch, datetime(2026, 1, 15, 7, 30, tzinfo=berlin))
    start_due_fetches(worker_engine, MOST_JOBS)
    following = datetime.fromisoformat(shown(client, address)["next_at"]).astimezone(berlin)
    assert (following.hour, following.minute) == (7, 30)
    assert timedelta(0) < following - datetime.now(UTC) <= timedelta(days=1, hours=1)


def test_failures_pause_it_with_the_reason_and_it_is_resumed(
    client: Client, serve: Serve, run: Run, worker_engine: Engine, session: Session
) -> None:
    is_well = False

    def bank(_: Asked) -> Reply:
        return json_reply(ROWS) if is_well else json_reply({"message": "Consent expired"}, 403)

    address, fetch = new_fetch(client, serve(bank).url())
    for failures in (1, 2, 3):
        assert run_due(client, run, worker_engine, fetch)["status"] == "failed"
        told = shown(client, address)
        assert (told["failures"], told["status"]) == (failures, "paused" if failures == 3 else "active")
        assert "Consent expired" in told["reason"]
        make_due(session, fetch)
    assert told["next_at"] is None
    start_due_fetches(worker_engine, MOST_JOBS)
    assert len(client.get("/etl/jobs")) == 3

    is_well = True
    resumed = change(client, address, paused=False)
    assert (resumed["status"], resumed["failures"], resumed["reason"]) == ("active", 0, None)
    assert run_due(client, run, worker_engine, fetch)["status"] == "completed"


def test_a_success_forgets_the_failures_before_it(
    client: Client, serve: Serve, run: Run, worker_engine: Engine, session: Session
) -> None:
    replies = [Reply(404), Reply(404), json_reply(ROWS), Reply(404)]
    address, fetch = new_fetch(client, serve(lambda _: replies.pop(0)).url())
    for failures in (1, 2, 0, 1):
        run_due(client, run, worker_engine, fetch)
        assert shown(client, address)["failures"] == failures
        make_due(session, fetch)
    assert shown(client, address)["status"] == "active"


def test_what_is_asked_how_often_and_whether_at_all_can_be_changed(client: Client, session: Session) -> None:
    address, fetch = new_fetch(client)
    changed = change(client, address, every="P1W", api_config={"url": "https://other.example/", "type": "teller"})
    assert (changed["every"], changed["api_config"]["url"], changed["api_config"]["headers"]) == (
        "P1W",
        "https://other.example/",
        [],
    )
    paused = change(client, address, paused=True)
    assert (paused["status"], paused["reason"], paused["next_at"]) == ("paused", "You have paused it.", None)
    assert client.request("DELETE", address).status_code == 204
    assert client.request("DELETE", address).status_code == 404
    assert session.scalar(text("SELECT count(*) FROM fetches WHERE id = :id"), {"id": fetch["id"]}) == 0


def test_a_job_whose_fetch_was_deleted_says_so(client: Client, serve: Serve, run: Run, worker_engine: Engine) -> None:
    address, _ = new_fetch(client, serve(lambda _: json_reply(ROWS)).url())
    start_due_fetches(worker_engine, MOST_JOBS)
    assert client.request("DELETE", address).status_code == 204
    job = client.get("/etl/jobs")[0]["id"]
    assert not run(client.user_id, job, "ingest")
    assert client.get(f"/etl/jobs/{job}")["error"]["detail"] == "The fetch that this job was one of has been deleted."


def test_closing_the_account_ends_its_fetches(client: Client, worker_engine: Engine, session: Session) -> None:
    _, fetch = new_fetch(client)
    client.request("DELETE", f"/accounts/{fetch['account_id']}")
    start_due_fetches(worker_engine, MOST_JOBS)
    assert client.get("/etl/jobs") == []


def test_another_s_fetches_are_not_there(client: Client, other: Client) -> None:
    address, fetch = new_fetch(client)
    listed = f"/accounts/{fetch['account_id']}/fetches"
    assert other.request("GET", listed).status_code == 404
    assert other.request("PATCH", address, json={"paused": True}).status_code == 404
    assert other.request("DELETE", address).status_code == 404
    body = {"api_config": {"url": "https://bank.example/"}, "every": "P1D"}
    assert other.request("POST", listed, json=body).status_code == 404
    own = other.account()
    assert other.request("PATCH", f"/accounts/{own}/fetches/{fetch['id']}", json={"paused": True}).status_code == 404


def test_an_account_has_a_limit_which_is_told(client: Client) -> None:
    account = client.account()
    body = {"api_config": {"url": "https://bank.example/"}, "every": "P1D"}
    for _ in range(20):
        client.post(f"/accounts/{account}/fetches", body)
    refused = client.post(f"/accounts/{account}/fetches", body, expect=409)
    assert (refused["code"], "has 20 fetches" in refused["detail"]) == ("limit_reached", True)


@pytest.mark.parametrize("every", ["PT15M", "PT90M", "PT6H", "P1D", "P1DT12H", "P2W", "P1M", "P366D"])
def test_how_often_it_may_be(client: Client, every: str, worker_engine: Engine) -> None:
    address, _ = new_fetch(client, every=every)
    start_due_fetches(worker_engine, MOST_JOBS)
    assert datetime.fromisoformat(shown(client, address)["next_at"]) > datetime.now(UTC)


@pytest.mark.parametrize(
    "every", ["", "P", "PT", "PT14M", "PT0H", "P0D", "P400D", "PT30S", "6h", "-P1D", "P1.5D", "P1Y", 6, None, "PT15M\n"]
)
def test_how_often_it_may_not_be(client: Client, every: Any) -> None:
    body = {"api_config": {"url": "https://bank.example/"}, "every": every}
    client.post(f"/accounts/{client.account()}/fetches", body, expect=422)


def test_beat_asks_every_minute_over_the_one_queue_that_it_may_send_to() -> None:
    entry = BEAT["fetches"]
    assert entry["schedule"].minute == set(range(60))
    assert queue.amqp.router.route({}, entry["task"])["queue"].name == "night"


def test_nothing_is_fetched_for_whoever_is_locked_out_until_they_are_let_in_again(
    client: Client, worker_engine: Engine, session: Session
) -> None:
    new_fetch(client)
    lock = text("UPDATE users_table SET locked_at = CASE WHEN :locking THEN now() END WHERE id = :id")
    for locking, jobs in ((True, 0), (False, 1)):
        session.execute(lock, {"id": client.user_id, "locking": locking})
        session.commit()
        start_due_fetches(worker_engine, MOST_JOBS)
        mine = text("SELECT count(*) FROM jobs WHERE owner_id = :id")
        assert session.scalar(mine, {"id": client.user_id}) == jobs
