"""Background work: how it is started, waited for, looked at and stopped."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.db.locks import lock_account
from finpulse.health.unsettled import unsettled_imports
from tests.support.client import Client, new_user
from tests.support.problems import fields_of, problem_of

STATEMENT = 'Date;Amount;Text\n2024-01-01;-5;Shop\n2024-01-02;lots;"Some; shop"\n2024-01-01;-5;Shop\n'
JOB_FIELDS = {
    *("id", "kind", "status", "user_id", "account_id", "filename", "progress", "steps_run", "step_results", "rows"),
    *(
        "reading",
        "needs_review",
        "questions",
        "proof",
        "error",
        "created_at",
        "started_at",
        "finished_at",
        "total_duration",
    ),
}


def test_background_work_answers_202_and_where_to_look(client: Client) -> None:
    answer = client.upload(STATEMENT)
    assert answer.status_code == 202
    assert answer.json is not None
    assert set(answer.json) == JOB_FIELDS
    assert (answer.json["kind"], answer.json["user_id"]) == ("run-csv", client.user_id)
    assert client.get(answer.headers["Location"])["id"] == answer.json["id"]


def test_whoever_waits_gets_the_finished_job(client: Client, worker: None) -> None:
    answer = client.upload(STATEMENT, wait=30)
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["status"] == "completed"
    assert answer.json["rows"] == {"total": 3, "inserted": 2, "duplicates": 0, "rejected": 1, "skipped": 0}
    assert answer.json["total_duration"] >= 0
    assert "inserted" not in answer.json


def test_whoever_waits_in_vain_gets_202(client: Client, worker: None, session: Session) -> None:
    account = client.account()
    lock_account(session, account)
    answer = client.upload(STATEMENT, wait=0.1, account_id=account)
    assert answer.status_code == 202
    session.rollback()
    assert answer.json is not None
    assert client.finished(answer.json["id"])["status"] == "completed"


@pytest.mark.parametrize("wait", ["31", "-1", "long", "nan"])
def test_nobody_waits_longer_than_that(client: Client, wait: str) -> None:
    assert fields_of(client.request("POST", f"/etl/load-only?wait={wait}")) == {"wait"}


def test_upload_csv_says_how_many_rows_it_stored(client: Client, worker: None) -> None:
    job = client.run_csv(STATEMENT, path="/transactions/upload-csv")
    assert (job["status"], job["inserted"], job["steps_run"]) == ("completed", 3, ["ingest"])


def test_the_status_tells_what_waits(client: Client, worker: None) -> None:
    assert client.get("/etl/status")["status"] == "ready"
    client.post("/transactions", {"amount": 1})
    status = client.get("/etl/status")
    assert (status["user_id"], status["unprocessed_transactions"]) == (client.user_id, 1)
    assert (status["needs_processing"], status["status"]) == (True, "needs_transform")
    client.finished(client.post("/etl/transform-only", expect=202)["id"])
    assert client.get("/etl/status")["needs_processing"] is False


def test_jobs_are_listed_newest_first_and_paged(client: Client, other: Client) -> None:
    ids = [client.post("/etl/aggregate-only", expect=202)["id"] for _ in range(3)]
    other.post("/etl/aggregate-only", expect=202)
    first = client.request("GET", "/etl/jobs?limit=2")
    second = client.next_page(first)
    assert [job["id"] for job in [*(first.json or []), *(second.json or [])]] == ids[::-1]


def test_anothers_job_is_not_found(client: Client, other: Client) -> None:
    theirs = other.post("/etl/aggregate-only", expect=202)["id"]
    for method, path in (("GET", ""), ("GET", "/rows"), ("POST", "/cancel"), ("POST", "/retry")):
        problem_of(client.request(method, f"/etl/jobs/{theirs}{path}"), 404)


def test_the_ledger_tells_what_became_of_every_row(client: Client, worker: None) -> None:
    job = client.run_csv(STATEMENT)
    rows = client.get(f"/etl/jobs/{job['id']}/rows")
    assert [(row["line"], row["outcome"]) for row in rows] == [(2, "inserted"), (3, "rejected"), (4, "inserted")]
    assert rows[1]["raw"] == ["2024-01-02", "lots", "Some; shop"]
    assert "lots" in rows[1]["reason"]
    assert {rows[0]["transaction_id"], rows[2]["transaction_id"]} == {row["id"] for row in client.transactions()}
    assert client.get(f"/etl/jobs/{job['id']}/rows", outcome="rejected") == [rows[1]]
    assert fields_of(client.request("GET", f"/etl/jobs/{job['id']}/rows?outcome=lost")) == {"outcome"}
    first = client.request("GET", f"/etl/jobs/{job['id']}/rows?limit=2")
    assert client.next_page(first).json == rows[2:]


def test_rejected_rows_come_back_in_the_files_own_form(client: Client, worker: None) -> None:
    job = client.run_csv(STATEMENT)
    answer = client.request("GET", f"/etl/jobs/{job['id']}/rows", headers={"Accept": "text/csv"})
    assert answer.mimetype == "text/csv"
    assert answer.text.splitlines() == ["Date;Amount;Text", '2024-01-02;lots;"Some; shop"']
    mended = client.run_csv(answer.text.replace("lots", "-12"))
    assert mended["rows"]["inserted"] == 1


def test_a_job_can_be_cancelled_and_retried(client: Client, worker: None, session: Session) -> None:
    account = client.account()
    lock_account(session, account)  # It can't be loaded as long as this is held.
    job = client.upload(STATEMENT, account_id=account).json
    assert job is not None
    path = f"/etl/jobs/{job['id']}"
    problem_of(client.request("POST", f"{path}/retry"), 409)
    client.post(f"{path}/cancel", expect=202)
    session.rollback()
    assert client.finished(job["id"])["status"] == "cancelled"
    assert client.transactions() == []
    client.post(f"{path}/retry", expect=202)
    assert client.finished(job["id"])["rows"]["inserted"] == 2


def test_a_finished_job_can_not_be_cancelled(client: Client, worker: None) -> None:
    job = client.run_csv(STATEMENT)
    problem_of(client.request("POST", f"/etl/jobs/{job['id']}/cancel"), 409)


def test_the_systems_health_is_for_admins(app: Flask, client: Client, worker: None) -> None:
    problem_of(client.request("GET", "/etl/health"), 403)
    report = new_user(app, role="admin").get("/etl/health")
    assert {"overall_status", "checks", "recommendations", "timestamp"} == set(report)
    assert all({"name", "status", "message"} <= set(check) for check in report["checks"])


def test_rows_without_an_outcome_are_told_whosever_they_are(
    app: Flask, client: Client, worker: None, session: Session, sweeper_session: Session
) -> None:
    """The health report and the night count over all owners: whom a policy held would see none, and call all well."""
    admin, job = new_user(app, role="admin"), client.run_csv(STATEMENT)
    more = text("UPDATE statements SET rows_total = rows_total + :more WHERE job_id = :id")
    session.execute(more, {"id": job["id"], "more": 1})
    session.commit()
    try:
        [rows] = [check for check in admin.get("/etl/health")["checks"] if check["name"] == "rows"]
        assert rows["status"] == "failed"
        assert f"the first is job {job['id']}" in rows["message"]
        assert unsettled_imports(sweeper_session) == (1, job["id"])
    finally:
        session.execute(more, {"id": job["id"], "more": -1})
        session.commit()
