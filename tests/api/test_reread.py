"""POST /etl/jobs/{id}/reread: what a job brought is replaced by what its file is under another reading."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.support.client import Client
from tests.support.problems import as_json, fields_of, problem_of
from tests.support.totals import drifts, row_counts, stored_totals

# Every day can be a month, and the days run in order under neither reading.
AMBIGUOUS = "Date,Amount,Description\n05/03/2026,-1.00,Bread\n02/04/2026,-2.00,Milk\n11/01/2026,3.00,Refund\n"
NEXT = "Date,Amount,Description\n04/02/2026,-7.00,Soap\n01/05/2026,-8.00,Tea\n10/03/2026,9.00,Refund\n"
PURCHASES = "Date,Amount,Description\n2026-03-01,5.00,Bread\n2026-03-02,7.00,Milk\n"


def asked(client: Client, content: str = AMBIGUOUS, **fields: Any) -> Any:
    """A job whose file leaves something open; the account's currency says nothing about its dates."""
    job = client.run_csv(content, client.account(currency="UZS", **fields))
    assert job["needs_review"] is True
    return job


def reread(client: Client, job: Any, body: Any) -> Any:
    return client.finished(client.post(f"/etl/jobs/{job['id']}/reread", body, expect=202)["id"])


def days(client: Client, job: Any) -> list[str]:
    return [row["date"] for row in client.transactions(job_id=job["id"])]


@pytest.mark.usefixtures("worker")
def test_an_answer_replaces_all_rows_and_is_remembered(client: Client, session: Session, worker_engine: Engine) -> None:
    job = asked(client)
    [question] = job["questions"]
    assert (question["about"], set(question["choices"])) == ("date_order", {"dmy", "mdy"})
    other = next(choice for choice in question["choices"] if choice != question["taken"])
    before = days(client, job)

    answer = client.request("POST", f"/etl/jobs/{job['id']}/reread?wait=20", json={"answers": {"date_order": other}})
    assert answer.status_code == 200
    assert answer.json is not None
    assert (answer.json["kind"], answer.json["status"], answer.json["rereads"]) == ("reread", "completed", job["id"])
    after = client.get(f"/etl/jobs/{job['id']}")
    assert client.get(f"{answer.headers['Location']}/rows") == client.get(f"/etl/jobs/{job['id']}/rows") != []
    for told in (after, answer.json):
        assert (told["needs_review"], told["reading"]["date_order"], told["rows"]["inserted"]) == (False, other, 3)
        assert told["questions"] == [{**question, "taken": other, "answered": True}]
        assert (told["filename"], told["account_id"]) == (job["filename"], job["account_id"])
    assert sorted(days(client, job)) != sorted(before)
    assert len(client.transactions()) == 3
    assert drifts(worker_engine, client) == []

    again = client.run_csv(NEXT, job["account_id"])
    assert (again["needs_review"], again["questions"], again["reading"]["date_order"]) == (False, [], other)
    for known in (again, job):
        client.request("DELETE", f"/etl/jobs/{known['id']}")
    assert client.run_csv(NEXT, job["account_id"])["needs_review"] is True


@pytest.mark.usefixtures("worker")
def test_confirming_what_was_taken_settles_the_question_and_changes_nothing(client: Client, session: Session) -> None:
    job = asked(client)
    before = client.transactions()
    taken = job["questions"][0]["taken"]
    assert reread(client, job, {"date_order": taken})["status"] == "completed"
    assert client.transactions() == before
    after = client.get(f"/etl/jobs/{job['id']}")
    assert (after["needs_review"], after["questions"][0]["answered"], after["rows"]) == (False, True, job["rows"])
    assert client.run_csv(NEXT, job["account_id"])["reading"]["date_order"] == taken


@pytest.mark.usefixtures("worker")
def test_where_no_choice_is_right_the_answer_undoes_the_import(client: Client, worker_engine: Engine) -> None:
    job = asked(client, PURCHASES)
    assert "undo" in job["questions"][0]["choices"]
    assert client.post(f"/etl/jobs/{job['id']}/reread", {"sign": "undo"}, expect=202)["status"] == "undone"
    assert client.transactions() == []
    assert drifts(worker_engine, client) == []


@pytest.mark.usefixtures("worker")
def test_the_other_sign_turns_every_amount(client: Client, worker_engine: Engine) -> None:
    job = asked(client, PURCHASES)
    assert {row["amount"] for row in client.transactions()} == {"-5.00", "-7.00"}
    assert reread(client, job, {"sign": "as_written"})["status"] == "completed"
    assert {row["amount"] for row in client.transactions()} == {"5.00", "7.00"}
    assert client.get(f"/accounts/{job['account_id']}")["balance"] == Decimal(12)
    assert len(client.transactions(q="bread")) == 1
    assert drifts(worker_engine, client) == []


@pytest.mark.usefixtures("worker")
def test_any_part_of_the_reading_can_be_overridden(client: Client, worker_engine: Engine) -> None:
    content = "Booked;Valued;Amount;Text\n2026-03-01;2026-03-05;-5,00;Bread\n2026-03-02;2026-03-06;6,00;Pay\n"
    account = client.account()
    job = client.run_csv(content, account)
    assert days(client, job) == ["2026-03-02", "2026-03-01"]
    columns = [{"index": 0, "role": "value_date"}, {"index": 1, "role": "date"}]
    assert reread(client, job, {"reading": {"columns": columns, "currency": "CHF"}})["status"] == "completed"
    assert [(row["date"], row["currency"]) for row in client.transactions()] == [
        ("2026-03-06", "CHF"),
        ("2026-03-05", "CHF"),
    ]
    whole = client.get(f"/etl/jobs/{job['id']}")["reading"]
    assert reread(client, job, {"reading": {**whole, "currency": "EUR"}})["status"] == "completed"
    assert {row["currency"] for row in client.transactions()} == {"EUR"}
    assert drifts(worker_engine, client) == []

    later = client.run_csv(content.replace("-03-", "-04-"), account)
    assert days(client, later) == ["2026-04-06", "2026-04-05"]


@pytest.mark.usefixtures("worker")
def test_lines_become_cells_in_another_way(client: Client) -> None:
    content = "Date;Amount;Text\n2026-03-01;-5,00;Caf\u00e9\n2026-03-02;6,00;Pay\n".encode("cp1252")
    job = client.run_csv(content, client.account())
    reread(client, job, {"reading": {"encoding": "cp1251"}})
    assert {row["description"] for row in client.transactions()} == {"Caf\u0439", "Pay"}
    changed = reread(client, job, {"reading": {"header_line": None, "encoding": "cp1252"}})
    assert changed["status"] == "completed"
    assert (changed["reading"]["header_line"], changed["rows"]["inserted"], changed["rows"]["total"]) == (None, 2, 3)


@pytest.mark.usefixtures("worker")
def test_a_reading_under_which_nothing_is_left_changes_nothing(client: Client, session: Session) -> None:
    job = client.run_csv(PURCHASES.replace("5.00", "-5.00"), client.account())
    before = (client.transactions(), stored_totals(session, client), row_counts(session, client))
    failed = reread(client, job, {"reading": {"date_order": "dmy", "delimiter": "|"}})
    assert failed["status"] == "failed"
    assert failed["error"]["detail"].endswith(".")
    assert (client.transactions(), stored_totals(session, client), row_counts(session, client)) == before
    assert client.get(f"/etl/jobs/{job['id']}") == job


@pytest.mark.usefixtures("worker")
def test_rows_that_overlap_with_other_statements_stay_once(client: Client, worker_engine: Engine) -> None:
    account = client.account(currency="UZS")
    job = client.run_csv(AMBIGUOUS, account)
    taken = job["questions"][0]["taken"]
    twin = client.run_csv(AMBIGUOUS, account)
    assert twin["rows"]["duplicates"] == 3
    other = {"dmy": "mdy", "mdy": "dmy"}[taken]
    assert reread(client, job, {"date_order": other})["rows"]["inserted"] == 3
    assert client.get(f"/etl/jobs/{twin['id']}")["rows"]["inserted"] == 3
    assert len(client.transactions()) == 6
    assert drifts(worker_engine, client) == []
    assert reread(client, twin, {"date_order": other})["rows"]["duplicates"] == 3
    assert len(client.transactions()) == 3
    assert drifts(worker_engine, client) == []


@pytest.mark.usefixtures("worker")
def test_an_upload_that_waits_is_read_again_and_goes_on_waiting(client: Client) -> None:
    account = client.account(currency="UZS")
    job = client.run_csv(PURCHASES, account, path="/transactions/upload-csv")
    assert reread(client, job, {"sign": "as_written"})["status"] == "completed"
    assert client.get("/etl/status")["unprocessed_transactions"] == 2
    for stage in ("transform", "load"):
        client.finished(client.post(f"/etl/{stage}-only", expect=202)["id"])
    assert {row["amount"] for row in client.transactions()} == {"5.00", "7.00"}


@pytest.mark.usefixtures("worker")
def test_what_can_not_be_used_is_told_at_once(client: Client, other: Client) -> None:
    job = asked(client)
    path = f"/etl/jobs/{job['id']}/reread"
    for body, fields in (
        ({}, {"answers"}),
        ({"sign": "inverted"}, {"sign"}),
        ({"answers": {"date_order": "ymd"}}, {"date_order"}),
        ({"reading": {"decimal_mark": "x", "year": 12, "encoding": "klingon"}}, {"decimal_mark", "year", "encoding"}),
        ({"reading": {"columns": [{"index": 9, "role": "date"}]}}, {"columns"}),
        ({"reading": {"format": "ofx", "\ud800": 1}}, {"format", "\ufffd"}),
        ({"\ud800": "dmy"}, {"\ufffd"}),
        ({"reading": {"outflow_flags": ["\x00"], "delimiter": "\ud800"}}, {"outflow_flags", "delimiter"}),
    ):
        assert fields_of(client.request("POST", path, **as_json(body))) == fields
    problem_of(other.request("POST", path, json={"date_order": "dmy"}), 404)
    stage = client.post("/etl/load-only", expect=202)
    problem_of(client.request("POST", f"/etl/jobs/{stage['id']}/reread", json={"date_order": "dmy"}), 409)
    client.request("DELETE", f"/etl/jobs/{job['id']}")
    problem_of(client.request("POST", path, json={"date_order": "dmy"}), 409)
