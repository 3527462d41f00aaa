"""Events of a user's jobs: committed with what they tell, for the endpoints that ask for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from finpulse.deliveries.outbox import EVENTS, announce
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.webhook_endpoint import GOOD, UNSIGNED, Endpoint, deliveries

CONTRADICTED = (
    "Date,Amount,Balance,Description\n2026-03-01,-10.00,90.00,Bread\n2026-03-02,-10.00,80.00,Milk\n"
    "2026-03-03,-10.00,75.00,Tea\n2026-03-04,-10.00,65.00,Rice\n2026-03-05,-10.00,55.00,Fish\n"
)
MARCH = (
    "Date,Amount,Balance,Description\n2026-03-01,-10.00,90.00,Bread\n2026-03-02,-10.00,80.00,Milk\n"
    "2026-03-03,-10.00,70.00,Tea\n"
)
MAY = (
    "Date,Amount,Balance,Description\n2026-05-01,-10.00,50.00,Bread\n2026-05-02,-10.00,40.00,Milk\n"
    "2026-05-03,-10.00,30.00,Tea\n"
)


def test_a_completed_import_is_told(client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None]) -> None:
    account = client.account()
    job_id = upload(client, GOOD, account, IMPORT_STAGES, run)
    [waiting] = deliveries(client, endpoint)
    assert (waiting["status"], waiting["attempts"]) == ("pending", [])
    send()
    [event] = endpoint.events()
    assert event["type"] == "job.completed"
    told = {"job_id": job_id, "account_id": account, "href": f"/etl/jobs/{job_id}", "kind": "run-csv", "error": None}
    assert event["data"] == told
    [delivered] = deliveries(client, endpoint)
    assert (delivered["status"], delivered["next_attempt_at"]) == ("delivered", None)
    assert [(attempt["status"], attempt["error"]) for attempt in delivered["attempts"]] == [(204, None)]
    assert endpoint.host.asked[0].headers["webhook-id"] == delivered["webhook_id"]
    send()
    assert len(endpoint.host.asked) == 1


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["no statement\n"], ["job.failed"]),
        ([UNSIGNED], ["job.needs_review", "job.completed"]),
        ([CONTRADICTED], ["job.needs_review", "import.contradicted", "job.completed"]),
        ([MARCH, MAY], ["job.completed", "account.gap", "job.completed"]),
    ],
    ids=["failed", "needs review", "contradicted", "gap"],
)
def test_what_an_import_finds_is_told_with_its_end(
    client: Client, endpoint: Endpoint, run: Run, send: Callable[[], None], statements: list[str], told: list[str]
) -> None:
    account = client.account()
    for statement in statements:
        job = client.upload(statement, account_id=account).json
        assert job
        for stage in IMPORT_STAGES:
            if not run(client.user_id, job["id"], stage):
                break
    send()
    events = endpoint.events()
    assert [event["type"] for event in events] == told
    assert {event["data"]["account_id"] for event in events} == {account}
    for event in events:
        if event["type"] == "account.gap":
            gap = {"after": "2026-03-03", "before": "2026-05-01", "difference": "-10.00", "currency": "EUR"}
            assert event["data"].items() >= gap.items()
        if event["type"] == "job.failed":
            assert event["data"]["error"]["code"] == "unreadable_file"


def test_an_endpoint_is_told_what_it_asks_for(client: Client, endpoint: Endpoint, run: Run) -> None:
    client.request("PATCH", f"/webhook-endpoints/{endpoint.id}", json={"events": ["job.failed"]})
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    assert deliveries(client, endpoint) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/hook",
        "https://127.0.0.1/hook",
        "https://[::1]/hook",
        "https://169.254.169.254/latest",
        "https://user:secret@example.com/",
        "https://0x7f000001/",
        "ftp://example.com/",
    ],
)
def test_an_address_that_is_not_public_is_refused(client: Client, url: str) -> None:
    refused = client.post("/webhook-endpoints", {"url": url}, expect=422)
    assert (refused["code"], list(refused["errors"])) == ("address_refused", ["url"])


def test_anothers_endpoints_are_nobodys(client: Client, other: Client, endpoint: Endpoint, run: Run) -> None:
    upload(client, GOOD, client.account(), IMPORT_STAGES, run)
    [delivery] = deliveries(client, endpoint)
    path = f"/webhook-endpoints/{endpoint.id}"
    for method, where in (
        ("GET", path),
        ("PATCH", path),
        ("DELETE", path),
        ("GET", f"{path}/deliveries"),
        ("POST", f"{path}/deliveries/{delivery['id']}/replay"),
    ):
        body = {"json": {"is_active": False}} if method == "PATCH" else {}
        assert other.request(method, where, **body).status_code == 404, (method, where)
    assert other.get("/webhook-endpoints") == []


def test_endpoints_are_listed_and_deleted(client: Client, endpoint: Endpoint) -> None:
    [listed] = client.get("/webhook-endpoints")
    assert (listed["url"], listed["events"]) == (endpoint.host.url("/hook"), list(EVENTS))
    assert "secret" not in listed
    assert client.request("DELETE", f"/webhook-endpoints/{endpoint.id}").status_code == 204
    assert client.get("/webhook-endpoints") == []


@pytest.mark.parametrize("events", [[], ["job.begun"], "job.failed"])
def test_events_that_there_are_not_are_refused(client: Client, endpoint: Endpoint, events: Any) -> None:
    body = {"url": endpoint.host.url(), "events": events}
    assert client.request("POST", "/webhook-endpoints", json=body).status_code == 422


def test_what_is_rolled_back_is_not_told(client: Client, endpoint: Endpoint, session: Session) -> None:
    """The event is a row of the same transaction."""
    assert client.user_id
    announce(session, client.user_id, "job.completed", {"job_id": 1})
    session.rollback()
    assert deliveries(client, endpoint) == []
