"""Transactions posted as JSON wait for their stages, and count once they have been through them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.csv_statements import statement

pytestmark = pytest.mark.usefixtures("worker")


def post(client: Client, account: int, **fields: Any) -> Any:
    body = {"amount": "-3.20", "currency": "EUR", "description": "Coffee", "date": "2026-03-02", "account_id": account}
    return client.post("/transactions", body | fields)


def through(client: Client, stage: str) -> Any:
    job = client.finished(client.post(f"/etl/{stage}-only", expect=202)["id"])
    assert job["status"] == "completed", job
    return job


def test_a_posted_transaction_waits_for_the_transform_and_is_counted_by_the_load(client: Client) -> None:
    account = client.account()
    posted = post(client, account, description="Salary March", amount="1500")
    assert posted["processed"] is False
    assert client.get("/etl/status")["unprocessed_transactions"] == 1

    through(client, "transform")
    (seen,) = client.transactions()
    assert (seen["id"], seen["processed"], seen["category"]) == (posted["id"], True, "Salary & Income")
    assert client.get("/etl/status")["status"] == "ready"
    assert client.get(f"/accounts/{account}")["balance"] == 0

    through(client, "load")
    assert client.get(f"/accounts/{account}")["balance"] == 1500
    assert client.get("/analytics/user-stats")["total_income"] == 1500
    through(client, "load")
    assert client.get(f"/accounts/{account}")["balance"] == 1500


def test_the_same_coffee_posted_twice_is_two(client: Client) -> None:
    account = client.account()
    post(client, account)
    post(client, account)
    for stage in ("transform", "load"):
        through(client, stage)
    post(client, account)
    for stage in ("transform", "load"):
        through(client, stage)
    assert client.get(f"/accounts/{account}")["balance"] == Decimal("-9.60")
    assert len({row["transaction_hash"] for row in client.transactions()}) == 3


def test_a_statement_that_brings_a_posted_row_finds_it_known(client: Client) -> None:
    account = client.account()
    post(client, account)
    for stage in ("transform", "load"):
        through(client, stage)
    job = client.run_csv(statement("2026-03-02,-3.20,Coffee", "2026-03-03,-3.20,Coffee"), account)
    assert (job["rows"]["inserted"], job["rows"]["duplicates"]) == (1, 1)


def test_a_category_that_the_client_gave_stays(client: Client) -> None:
    post(client, client.account(), category="Travel")
    through(client, "transform")
    (seen,) = client.transactions()
    assert (seen["category"], seen["category_source"]) == ("Travel", "given")


def test_an_upload_waits_and_goes_through_the_stages_one_by_one(client: Client) -> None:
    account = client.account()
    rows = ("2026-03-02,-3.20,Coffee", "nonsense,-1,Gum", "2026-03-03,-1.00,Gum")
    job = client.run_csv(statement(*rows), account, path="/transactions/upload-csv")
    assert (job["status"], job["inserted"], job["steps_run"]) == ("completed", 3, ["ingest"])
    assert client.get("/etl/status")["unprocessed_transactions"] == 3
    assert client.transactions() == []
    raw = client.get("/transactions/raw")
    assert [row["raw"][2] for row in raw] == ["Gum", "Gum", "Coffee"]
    assert {row["processed"] for row in raw} == {False}

    transformed = through(client, "transform")["step_results"]["transform"]["result"]
    assert transformed == {"total": 3, "processed": 2, "failed": 1, "skipped": 0}
    through(client, "load")
    assert client.get("/etl/status")["status"] == "ready"
    rows = client.get(f"/etl/jobs/{job['id']}")["rows"]
    assert rows == {"total": 3, "inserted": 2, "duplicates": 0, "rejected": 1, "skipped": 0}
    assert client.get(f"/accounts/{account}")["balance"] == Decimal("-4.20")
