"""An account whose currency nobody has named: its statements ask for it, and an answer names it for good."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from tests.api.test_preview import preview
from tests.support.client import Client
from tests.support.problems import fields_of
from tests.support.totals import drifts

ROWS = "Date,Description,Amount\n2026-01-02,Bread,-5.00\n2026-01-03,Salary,100.00\n"
NEXT = "Date,Description,Amount\n2026-02-02,Bread,-6.00\n2026-02-03,Salary,100.00\n"
QIF = "!Type:Bank\nD2026-03-02\nT-7.00\nPBread\n^\n"
IN_EUROS = "Date,Description,Amount,Currency\n2026-01-02,Bread,-5.00,EUR\n2026-01-03,Salary,100.00,EUR\n"


def unnamed(client: Client) -> int:
    number: int = client.post("/accounts", {"name": "Everyday", "provider": "csv"})["id"]
    return number


def answer(client: Client, job: Any, currency: str) -> Any:
    body = {"answers": {"currency": currency}}
    return client.finished(client.post(f"/etl/jobs/{job['id']}/reread", body, expect=202)["id"])


@pytest.mark.usefixtures("worker")
def test_a_currency_beyond_the_choices_is_an_answer_and_the_account_is_in_it_from_then_on(
    client: Client, worker_engine: Engine
) -> None:
    account = unnamed(client)
    job = client.run_csv(ROWS, account)
    assert (job["status"], job["needs_review"], [asked["about"] for asked in job["questions"]]) == (
        "completed",
        False,
        ["currency"],
    )
    assert job["questions"][0]["optional"] is True
    assert "SEK" not in job["questions"][0]["choices"]
    assert answer(client, job, "sek")["status"] == "completed"
    assert {row["currency"] for row in client.transactions()} == {"SEK"}
    told = client.get(f"/etl/jobs/{job['id']}")
    assert (told["questions"][0]["answered"], told["questions"][0]["taken"]) == (True, "SEK")
    shown = client.get(f"/accounts/{account}")
    assert (shown["currency"], shown["balance"]) == ("SEK", 95)
    for content in (NEXT, QIF):
        job = client.run_csv(content, account)
        assert (job["questions"], job["reading"]["currency"]) == ([], "SEK")
    assert client.get(f"/accounts/{account}")["balance"] == 182
    assert drifts(worker_engine, client) == []


@pytest.mark.usefixtures("worker")
def test_the_default_is_an_answer_too(client: Client) -> None:
    account = unnamed(client)
    job = client.run_csv(ROWS, account)
    answer(client, job, "UZS")
    assert client.get(f"/etl/jobs/{job['id']}")["questions"][0]["answered"] is True
    assert client.run_csv(QIF, account)["questions"] == []


@pytest.mark.usefixtures("worker")
def test_what_is_no_currency_is_no_answer(client: Client) -> None:
    job = client.run_csv(ROWS, unnamed(client))
    body = {"answers": {"currency": "BTC"}}
    assert fields_of(client.request("POST", f"/etl/jobs/{job['id']}/reread", json=body)) == {"currency"}


@pytest.mark.usefixtures("worker")
def test_nothing_is_asked_where_the_account_the_profile_or_an_earlier_statement_names_a_currency(
    client: Client,
) -> None:
    assert client.run_csv(ROWS, client.account(currency="UZS"))["questions"] == []
    earlier = unnamed(client)
    assert client.run_csv(IN_EUROS, earlier)["questions"] == []
    following = client.run_csv(QIF, earlier)
    assert (following["questions"], following["reading"]["currency"]) == ([], "EUR")
    changed = unnamed(client)
    client.request("PATCH", f"/accounts/{changed}", json={"currency": "GBP"})
    assert client.run_csv(ROWS, changed)["questions"] == []
    client.request("PATCH", "/profile", json={"base_currency": "CHF"})
    of_profile = client.run_csv(ROWS, unnamed(client))
    assert (of_profile["questions"], of_profile["reading"]["currency"]) == ([], "CHF")


@pytest.mark.usefixtures("worker")
def test_a_plan_asks_for_it_and_its_answer_names_the_accounts_when_the_plan_is_run(client: Client) -> None:
    account = unnamed(client)
    plan = preview(client, ROWS, account_id=str(account))
    assert [asked["about"] for asked in plan["questions"]] == ["currency"]
    assert client.get(f"/accounts/{account}")["currency"] == "UZS"
    path, form = f"/etl/run-csv?plan_id={plan['plan_id']}", {"reading": '{"currency": "EUR"}'}
    started = client.request("POST", path, data=form, content_type="multipart/form-data")
    assert started.json is not None, started.text
    job = client.finished(started.json["id"])
    assert (job["status"], job["needs_review"]) == ("completed", False)
    assert {row["currency"] for row in client.transactions()} == {"EUR"}
    assert client.get(f"/accounts/{account}")["currency"] == "EUR"
