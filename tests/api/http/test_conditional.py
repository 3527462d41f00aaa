"""Polled answers: 304 while nothing has changed, another ETag with every change, and never somebody else's."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from finpulse.api.auth import bearer
from finpulse.api.http.conditional import CACHE, register
from finpulse.api.http.response_cache import BESIDE_A_BODY, CachedResponse, ResponseCache
from finpulse.db.locks import lock_account
from tests.support.client import Client, new_user
from tests.support.problems import problem_of
from tests.support.wait import wait_until

STATEMENT = """Date,Description,Amount,Currency
2026-03-02,Salary ACME,2500.00,EUR
2026-03-03,Starbucks Coffee,-4.50,EUR
2026-03-05,Tesco Superstore,-61.20,EUR
2026-03-06,Hotel Zagreb,-80.00,USD
"""
ANALYTICS = (
    "/analytics/dashboard",
    "/analytics/spending-by-category?start_date=2026-03-01&end_date=2026-03-31",
    "/analytics/budget-recommendations",
    "/analytics/user-stats",
    "/analytics/account-summary",
)
pytestmark = pytest.mark.usefixtures("worker")


@pytest.fixture(scope="module")
def imported(app: Flask, worker: None) -> tuple[Client, int]:
    """A user with a statement, and the job that brought it."""
    client = new_user(app)
    return client, client.run_csv(STATEMENT)["id"]


def polled(client: Client, path: str, tag: str | None = None) -> Any:
    return client.request("GET", path, headers={"If-None-Match": tag} if tag else {})


def test_what_has_not_changed_is_304_without_a_body(imported: tuple[Client, int]) -> None:
    client, job_id = imported
    for path in (f"/etl/jobs/{job_id}", *ANALYTICS):
        first = polled(client, path)
        again = polled(client, path, f'"another", {first.headers["ETag"]}')
        assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
        for answer in (first, again):
            assert answer.headers["ETag"] == first.headers["ETag"]
            assert answer.headers["Cache-Control"] == "private, no-cache"
            assert answer.headers["Vary"] == "Authorization, Accept, Accept-Encoding"
        assert polled(client, path, '"another"').json == first.json


def test_a_running_job_has_another_tag_with_every_other_body(client: Client, session: Session) -> None:
    body = STATEMENT + "".join(f"2026-02-{1 + n % 28:02d},Shop {n},-{n}.10,EUR\n" for n in range(5000))
    account = client.account()
    seen: dict[str, Any] = {}

    def has_completed() -> bool:
        answer = polled(client, path)
        assert answer.json["status"] in ("queued", "running", "completed"), answer.json
        assert seen.setdefault(answer.headers["ETag"], answer.json) == answer.json
        return bool(answer.json["status"] == "completed")

    lock_account(session, account)  # The job can't complete before the first poll.
    path = f"/etl/jobs/{client.upload(body, account_id=account).json['id']}"
    assert not has_completed()
    session.rollback()
    wait_until(has_completed, "the job has completed")
    last = polled(client, path)
    assert polled(client, path, last.headers["ETag"]).status_code == 304
    earlier = [tag for tag, body in seen.items() if body != last.json]
    assert earlier
    for tag in earlier:
        assert polled(client, path, tag).status_code == 200


def test_a_token_that_is_dead_is_401_and_a_job_of_another_is_404_whatever_one_has(
    app: Flask, other: Client, imported: tuple[Client, int]
) -> None:
    client, job_id = imported
    tag = polled(client, f"/etl/jobs/{job_id}").headers["ETag"]
    problem_of(polled(other, f"/etl/jobs/{job_id}", tag), 404)
    problem_of(polled(Client(app), f"/etl/jobs/{job_id}", tag), 401)
    other_tag = polled(other, "/analytics/user-stats").headers["ETag"]
    assert other_tag != polled(client, "/analytics/user-stats").headers["ETag"]
    other.request("POST", "/profile/logout")
    problem_of(polled(other, "/analytics/user-stats", other_tag), 401)


def test_a_token_expires_though_its_signature_is_cached(app: Flask, client: Client) -> None:
    with app.test_request_context(headers={"Authorization": f"Bearer {client.token}"}):
        family: UUID = bearer.request_claims().family_id
        client.token = bearer.sign(client.user_id or 0, family, bearer.ACCESS, timedelta(seconds=2))
    client.get("/profile")
    time.sleep(2)
    assert "expired" in problem_of(client.request("GET", "/profile"), 401)["detail"]


def rename_a_merchant(client: Client) -> None:
    [row] = client.transactions(q="starbucks")
    client.request("PATCH", f"/transactions/{row['id']}", json={"merchant": "Corner Café"})


def move_to_another_category(client: Client) -> None:
    [row] = client.transactions(q="tesco")
    client.request("PATCH", f"/transactions/{row['id']}?remember=false", json={"category": "Shopping & Retail"})


def delete_one(client: Client) -> None:
    [row] = client.transactions(q="tesco")
    client.request("DELETE", f"/transactions/{row['id']}")


def call_income_spending(client: Client) -> None:
    made = client.post("/categories", {"name": "Side", "kind": "income", "pfc": "INCOME"})
    [row] = client.transactions(q="starbucks")
    client.request("PATCH", f"/transactions/{row['id']}?remember=false", json={"category": "Side"})
    client.request("PATCH", f"/categories/{made['id']}", json={"kind": "spending"})


def undo(client: Client) -> None:
    client.request("DELETE", f"/etl/jobs/{client.get('/etl/jobs')[0]['id']}")


CHANGES: tuple[Callable[[Client], Any], ...] = (
    lambda client: client.run_csv(STATEMENT.replace("2026-03-0", "2026-03-1")),
    lambda client: client.request("PATCH", "/profile", json={"base_currency": "USD"}),
    lambda client: client.request("PATCH", f"/accounts/{client.get('/accounts')[0]['id']}", json={"name": "Mine"}),
    lambda client: client.account(name="Another"),
    rename_a_merchant,
    move_to_another_category,
    delete_one,
    call_income_spending,
    undo,
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_figures_changes_their_tags(
    app: Flask, client: Client, change: Callable[[Client], Any]
) -> None:
    client.run_csv(STATEMENT)
    before = [polled(client, path) for path in ANALYTICS]
    change(client)
    register(app)  # Nothing that was kept may help: the bodies have to be what the tables say now.
    after = [polled(client, path) for path in ANALYTICS]
    assert any(one.json != other.json for one, other in zip(before, after, strict=True))
    for one, other in zip(before, after, strict=True):
        assert one.json == other.json or one.headers["ETag"] != other.headers["ETag"], one.request.path


def test_cached_responses_stay_within_their_bytes() -> None:
    cache = ResponseCache(max_bytes=10 + 2 * BESIDE_A_BODY)
    for name in "abc":
        cache.add(name, CachedResponse("1", name.encode() * 4, []))
    assert [cache.find(name, "1") is not None for name in "abc"] == [False, True, True]
    cache.add("d", CachedResponse("1", b"d" * (11 + BESIDE_A_BODY), []))
    assert [cache.find(name, "1") is not None for name in "abcd"] == [False, True, True, False]


def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    cache = ResponseCache(max_bytes=10 + 2 * BESIDE_A_BODY)
    cache.add("other", CachedResponse("1", b"1234", []))
    for version in ("1", "2", "3"):
        cache.add("report", CachedResponse(version, b"1234", []))
    assert [cache.find("report", version) is not None for version in ("1", "2", "3")] == [False, False, True]
    assert cache.find("other", "1") is not None


def test_a_response_is_cached_in_the_form_that_each_client_takes(app: Flask, imported: tuple[Client, int]) -> None:
    client, job_id = imported
    assert isinstance(app.extensions[CACHE], ResponseCache)
    plain = client.request("GET", f"/etl/jobs/{job_id}")
    for _ in range(2):
        packed = client.request("GET", f"/etl/jobs/{job_id}", headers={"Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["ETag"] == plain.headers["ETag"]
        assert len(packed.data) < len(plain.data)
    assert client.request("GET", f"/etl/jobs/{job_id}").data == plain.data
