"""POST /etl/preview: what would happen, and a plan of just that."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from finpulse.config import Settings
from finpulse.imports.plans import delete_expired
from finpulse.imports.stored_uploads.doomed import delete_doomed
from tests.support.client import Client
from tests.support.csv_statements import many_rows
from tests.support.problems import fields_of, problem_of
from tests.support.totals import row_counts

STATEMENT = (
    "Date;Amount;Text\n01.03.2026;-5,00;Bread\n02.03.2026;-5,00;Milk\n02.03.2026;-5,00;Milk\n"
    "31.02.2026;-1,00;Nowhere\n03.03.2026;1.500,00;Salary ACME\nTotal;1.485,00;\n"
)
PURCHASES = "Date,Amount,Description\n2026-03-01,5.00,Bread\n2026-03-02,7.00,Milk\n"


def send(client: Client, content: str, path: str = "/etl/preview", query: Any = None, **form: Any) -> TestResponse:
    data = {**form, "file": (io.BytesIO(content.encode()), "statement.csv")}
    return client.request("POST", path, data=data, query_string=query, content_type="multipart/form-data")


def preview(client: Client, content: str, **form: Any) -> Any:
    answer = send(client, content, **form)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_a_preview_says_what_would_happen_and_stores_nothing_but_the_plan(client: Client, session: Session) -> None:
    account = client.account()
    found = preview(client, STATEMENT, account_id=str(account))
    assert found["counts"] == {"total": 6, "inserted": 4, "duplicates": 0, "rejected": 1, "skipped": 1}
    assert (found["complete"], found["account_id"], found["questions"]) == (True, account, [])
    reading = found["reading"]
    assert {"encoding", "delimiter", "header_line", "columns", "date_order", "decimal_mark", "sign"} <= set(reading)
    assert [(column["role"], column["header"]) for column in reading["columns"]] == [
        ("date", "Date"),
        ("amount", "Amount"),
        ("description", "Text"),
    ]
    assert all(0 <= column["confidence"] <= 1 for column in reading["columns"])
    bread, _, _, nowhere, salary, total = found["sample"]
    assert (bread["line"], bread["date"], bread["amount"], bread["outcome"]) == (2, "2026-03-01", "-5.00", "inserted")
    assert (nowhere["outcome"], nowhere["amount"], '"31.02.2026"' in nowhere["reason"]) == ("rejected", None, True)
    assert (salary["category"], total["outcome"]) == ("Salary & Income", "skipped")
    assert set(row_counts(session, client).values()) == {0}
    assert client.get("/etl/jobs") == []


@pytest.mark.usefixtures("worker")
def test_a_plan_does_exactly_what_was_previewed(client: Client) -> None:
    account = client.account()
    client.run_csv("Date;Amount;Text\n01.03.2026;-5,00;Bread\n02.03.2026;-5,00;Milk\n", account)
    found = preview(client, STATEMENT, account_id=str(account))
    assert [row["outcome"] for row in found["sample"][:3]] == ["duplicate", "duplicate", "inserted"]

    answer = client.request("POST", f"/etl/run-csv?plan_id={found['plan_id']}&wait=20")
    assert answer.status_code == 200, answer.text
    job = answer.json
    assert job is not None
    assert (job["rows"], job["reading"], job["filename"]) == (found["counts"], found["reading"], "statement.csv")
    made = {row["line"]: row for row in client.transactions(job_id=job["id"])}
    for row in found["sample"]:
        if row["outcome"] == "inserted":
            assert {name: made[row["line"]][name] for name in row if name not in ("outcome", "reason")} == {
                name: value for name, value in row.items() if name not in ("outcome", "reason")
            }
    detail = problem_of(client.request("POST", f"/etl/run-csv?plan_id={found['plan_id']}"), 409)["detail"]
    assert str(job["id"]) in detail


@pytest.mark.usefixtures("worker")
def test_the_reading_can_be_overridden_in_every_place(client: Client) -> None:
    account = client.account(currency="UZS")
    given = json.dumps({"sign": "as_written"})
    found = preview(client, PURCHASES, account_id=str(account), reading=given)
    assert [row["amount"] for row in found["sample"]] == ["5.00", "7.00"]
    assert [question["answered"] for question in found["questions"]] == [True]

    path = f"/etl/run-csv?plan_id={found['plan_id']}"
    job = client.finished(send(client, PURCHASES, path, reading=json.dumps({"currency": "EUR"})).json["id"])
    assert [(row["amount"], row["currency"]) for row in client.transactions()] == [("7.00", "EUR"), ("5.00", "EUR")]
    assert job["needs_review"] is False

    elsewhere = client.account(currency="UZS")
    answer = send(client, PURCHASES, "/etl/run-csv", {"account_id": elsewhere}, reading=given)
    assert client.finished(answer.json["id"])["reading"]["sign"] == "as_written"
    assert client.get(f"/accounts/{elsewhere}")["balance"] == 12
    later = client.run_csv(PURCHASES.replace("-03-", "-04-"), elsewhere)
    assert (later["questions"], later["reading"]["sign"]) == ([], "as_written")


def test_a_file_that_nobody_could_read_is_read_as_it_is_told(client: Client) -> None:
    odd, told = PURCHASES.replace(",", "!"), json.dumps({"delimiter": "!"})
    account = client.account()
    assert fields_of(send(client, odd, account_id=str(account))) == {"file"}
    found = preview(client, odd, account_id=str(account), reading=told)
    assert (found["reading"]["delimiter"], found["counts"]["inserted"]) == ("!", 2)


def test_a_header_may_hold_what_no_database_can(client: Client) -> None:
    found = preview(client, STATEMENT.replace("Text", "Te\x00xt"))
    assert (found["reading"]["columns"][2]["header"], found["counts"]["inserted"]) == ("Text", 4)


def test_a_question_may_quote_what_no_database_can_hold(client: Client) -> None:
    rows = "".join(f"2026-03-{day},Shop {day},{day}.10,{day + 3}.35\x00\n" for day in range(10, 20))
    found = preview(client, rows)
    [question] = [one for one in found["questions"] if one["about"] == "amount_column"]
    assert question["meanings"]["3"] == "column 4: 13.35, 14.35, 15.35"


def test_a_long_file_is_looked_at_in_part(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finpulse.imports.preview.MOST_ROWS", 100)
    found = preview(client, many_rows(120))
    assert (found["complete"], found["counts"]["total"], found["counts"]["inserted"]) == (False, 100, 100)
    assert len(found["sample"]) == 20


def test_what_can_not_be_planned_is_told_and_leaves_nothing(client: Client, other: Client, settings: Settings) -> None:
    uploads = settings.home / "uploads"
    before = set(uploads.iterdir()) if uploads.exists() else set()
    assert fields_of(send(client, "Dear customer,\n\nthank you.\n")) == {"file"}
    assert fields_of(send(client, STATEMENT, reading="[1]")) == {"reading"}
    assert fields_of(send(client, STATEMENT, reading='{"sign": "upside down"}')) == {"sign"}
    assert fields_of(send(client, STATEMENT, reading='{"columns": [{"index": 0, "role": "ignored"}]}')) == {"columns"}
    assert fields_of(send(client, STATEMENT, account_id="many")) == {"account_id"}
    problem_of(send(client, STATEMENT, account_id=str(other.account())), 404)
    assert set(uploads.iterdir()) <= before  # A sweeper may clear up what others have left.


def test_a_plan_is_for_its_own_user_account_and_file(client: Client, other: Client) -> None:
    found = preview(client, STATEMENT, account_id=str(client.account()))
    path = f"/etl/run-csv?plan_id={found['plan_id']}"
    problem_of(other.request("POST", path), 404)
    assert fields_of(client.request("POST", f"{path}&account_id={client.account()}")) == {"account_id"}
    assert fields_of(send(client, PURCHASES, path)) == {"file"}
    assert fields_of(client.request("POST", "/etl/run-csv?plan_id=x")) == {"plan_id"}


def test_a_plan_wears_out_and_its_upload_goes_with_it(
    client: Client, session: Session, sweeper_session: Session, settings: Settings
) -> None:
    found = preview(client, STATEMENT)
    key = session.scalar(text("SELECT storage_key FROM plans WHERE id = :id"), {"id": found["plan_id"]})
    worn_out = text("UPDATE plans SET expires_at = now() - interval '1 second' WHERE id = :id")
    session.execute(worn_out, {"id": found["plan_id"]})
    session.commit()
    problem_of(client.request("POST", f"/etl/run-csv?plan_id={found['plan_id']}"), 404)
    assert Path(settings.home / "uploads" / str(key)).exists()
    assert delete_expired(sweeper_session) >= 1
    while delete_doomed(sweeper_session, settings.storage_url):
        pass
    assert not Path(settings.home / "uploads" / str(key)).exists()


def test_a_closed_account_takes_its_plans_along(
    client: Client, session: Session, sweeper_session: Session, settings: Settings
) -> None:
    account = client.account()
    found = preview(client, STATEMENT, account_id=str(account))
    key = session.scalar(text("SELECT storage_key FROM plans WHERE id = :id"), {"id": found["plan_id"]})
    session.commit()
    client.request("DELETE", f"/accounts/{account}")
    assert session.scalar(text("SELECT count(*) FROM plans WHERE id = :id"), {"id": found["plan_id"]}) == 0
    while delete_doomed(sweeper_session, settings.storage_url):
        pass
    assert not Path(settings.home / "uploads" / str(key)).exists()


def test_the_same_key_makes_one_plan_and_another_reading_is_another_request(client: Client) -> None:
    key = {"Idempotency-Key": f"preview-{client.user_id}"}

    def asked(**form: Any) -> TestResponse:
        data = {**form, "file": (io.BytesIO(STATEMENT.encode()), "statement.csv")}
        return client.request("POST", "/etl/preview", data=data, headers=key, content_type="multipart/form-data")

    assert asked().json == asked().json
    assert fields_of(asked(reading='{"currency": "CHF"}')) == {"Idempotency-Key"}
