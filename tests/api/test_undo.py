"""DELETE /etl/jobs/{id}: an import is undone as if it had never been."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from finpulse.config import Settings
from tests.support.client import Client
from tests.support.problems import problem_of
from tests.support.totals import drifts, row_counts, stored_totals
from tests.support.wait import wait_until

HEADER = "Date,Amount,Description\n"
COFFEE = "2026-03-02,-3.20,Café Central\n"
PAY = "2026-03-01,1500.00,Salary ACME\n"
RENT = "2026-03-03,-700.00,Rent March\n"
BAD = "31.02.2026,-1.00,Nowhere\n"


def undo(client: Client, job: Any) -> TestResponse:
    return client.request("DELETE", f"/etl/jobs/{job['id']}")


@pytest.mark.usefixtures("worker")
def test_everything_is_as_it_was_before(
    client: Client, session: Session, worker_engine: Engine, settings: Settings
) -> None:
    account = client.account()
    client.run_csv(HEADER + PAY, account)
    before, rows_before = stored_totals(session, client), row_counts(session, client)
    job = client.run_csv(HEADER + PAY + COFFEE + COFFEE + RENT + BAD, account)
    assert job["rows"] == {"total": 5, "inserted": 3, "duplicates": 1, "rejected": 1, "skipped": 0}
    key = session.scalar(text("SELECT storage_key FROM statements WHERE job_id = :id"), {"id": job["id"]})
    upload = settings.home / "uploads" / str(key)
    assert upload.exists()

    assert undo(client, job).status_code == 204
    assert stored_totals(session, client) == before
    assert row_counts(session, client) == rows_before
    assert drifts(worker_engine, client) == []
    wait_until(lambda: not upload.exists(), "the sweeper deletes the file")
    gone = client.get(f"/etl/jobs/{job['id']}")
    assert (gone["status"], gone["filename"], gone["reading"]) == ("undone", "statement.csv", None)
    assert set(gone["rows"].values()) == {0}
    assert client.get(f"/etl/jobs/{job['id']}/rows") == []
    assert client.transactions(q="central") == []

    assert undo(client, job).status_code == 204
    problem_of(client.request("POST", f"/etl/jobs/{job['id']}/retry"), 409)
    problem_of(client.request("POST", f"/etl/jobs/{job['id']}/cancel"), 409)
    again = client.run_csv(HEADER + PAY + COFFEE + COFFEE + RENT + BAD, account)
    assert again["rows"] == job["rows"]


@pytest.mark.usefixtures("worker")
def test_rows_that_a_later_statement_brought_too_become_its_own(
    client: Client, session: Session, worker_engine: Engine
) -> None:
    account = client.account()
    first = client.run_csv(HEADER + PAY + COFFEE + COFFEE, account)
    second = client.run_csv(HEADER + COFFEE + RENT, account)
    third = client.run_csv(HEADER + COFFEE + COFFEE + COFFEE, account)
    ids = {row["id"] for row in client.transactions()}

    assert undo(client, first).status_code == 204
    second, third = (client.get(f"/etl/jobs/{job['id']}") for job in (second, third))
    assert (second["rows"]["inserted"], second["rows"]["duplicates"]) == (2, 0)
    assert (third["rows"]["inserted"], third["rows"]["duplicates"]) == (2, 1)
    left = client.transactions()
    assert {row["id"] for row in left} < ids
    assert sorted((row["job_id"], row["line"], row["amount"]) for row in left) == [
        (second["id"], 2, "-3.20"),
        (second["id"], 3, "-700.00"),
        (third["id"], 3, "-3.20"),
        (third["id"], 4, "-3.20"),
    ]
    assert client.get(f"/accounts/{account}")["balance"] == Decimal("-709.60")
    for job in (second, third):
        outcomes = [row["outcome"] for row in client.get(f"/etl/jobs/{job['id']}/rows")]
        assert outcomes.count("inserted") == job["rows"]["inserted"]
    assert len(client.transactions(q="central")) == 3
    assert drifts(worker_engine, client) == []

    for job in (third, second):
        assert undo(client, job).status_code == 204
    assert client.transactions() == []
    assert drifts(worker_engine, client) == []


@pytest.mark.usefixtures("worker")
def test_an_undone_upload_waits_no_more(client: Client, session: Session) -> None:
    job = client.run_csv(HEADER + COFFEE, client.account(), path="/transactions/upload-csv")
    assert client.get("/etl/status")["unprocessed_transactions"] == 1
    assert undo(client, job).status_code == 204
    assert client.get("/etl/status")["unprocessed_transactions"] == 0
    assert client.finished(client.post("/etl/load-only", expect=202)["id"])["status"] == "completed"
    assert client.transactions() == []


def test_a_job_that_waits_is_stopped_for_good(client: Client, session: Session) -> None:
    job = client.upload(HEADER + COFFEE).json
    assert job is not None
    assert undo(client, job).status_code == 204
    assert client.get(f"/etl/jobs/{job['id']}")["status"] == "undone"
    live = text("SELECT count(*) FROM jobs WHERE id = :id AND status IN ('queued', 'running')")
    assert session.scalar(live, {"id": job["id"]}) == 0


def test_what_is_no_import_of_ones_own_can_not_be_undone(client: Client, other: Client) -> None:
    problem_of(undo(client, client.post("/etl/load-only", expect=202)), 409)
    problem_of(undo(client, other.upload(HEADER + COFFEE).json), 404)
    problem_of(undo(client, {"id": 10**15}), 404)


@pytest.mark.usefixtures("worker")
def test_the_other_side_of_a_transfer_is_what_it_was(client: Client, worker_engine: Engine) -> None:
    out = client.run_csv(HEADER + "2026-03-01,-250.00,Transfer to savings\n", client.account())
    before = client.transactions()
    savings = client.account(account_type="savings")
    into = client.run_csv(HEADER + "2026-03-01,250.00,Incoming\n2026-03-09,-1.00,Gum\n", savings)
    assert len(client.get("/transfers")) == 1

    again = client.post(f"/etl/jobs/{into['id']}/reread", {"reading": {"date_order": "dmy"}}, expect=202)
    assert client.finished(again["id"])["status"] == "completed"
    [transfer] = client.get("/transfers")
    linked = {row["job_id"] for row in client.transactions() if row["transfer_id"] == transfer["id"]}
    assert linked == {out["id"], into["id"]}
    assert drifts(worker_engine, client) == []

    assert undo(client, into).status_code == 204
    assert client.get("/transfers") == []
    [row] = client.transactions()
    assert {**row, "updated_at": None} == {**before[0], "updated_at": None}
    assert drifts(worker_engine, client) == []
