"""Accounts."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse import accounts
from finpulse.config import Settings
from finpulse.extensions import current_session, serve
from tests.support.client import Client
from tests.support.problems import as_json, fields_of, problem_of
from tests.support.wait import wait_until

EVERYWHERE = (
    "accounts",
    "jobs",
    "statements",
    "raw_chunks",
    "clean_chunks",
    "ledger",
    "transactions",
    "category_days",
    "category_months",
    "merchant_months",
    "user_stats",
)


def test_an_account_is_made_read_changed_and_listed(client: Client) -> None:
    made = client.post("/accounts", {"name": "  Card  ", "provider": "Payme", "currency": "usd"})
    assert {
        "name": "Card",
        "account_type": "checking",
        "currency": "USD",
        "balance": 0,
        "is_active": True,
    }.items() <= made.items()
    path = f"/accounts/{made['id']}"
    changed = client.request("PATCH", path, json={"name": "Old card", "is_active": False}).json
    assert changed is not None
    assert (changed["name"], changed["is_active"], changed["currency"]) == ("Old card", False, "USD")
    assert client.get(path) == changed
    newer = client.post("/accounts", {"name": "Cash", "provider": "manual", "account_type": "cash"})
    assert client.get("/accounts") == [newer, changed]


def test_the_currency_is_the_profiles_else_som(client: Client) -> None:
    body = {"name": "A", "provider": "csv"}
    assert client.post("/accounts", body)["currency"] == "UZS"
    client.request("PATCH", "/profile", json={"base_currency": "EUR"})
    assert client.post("/accounts", body)["currency"] == "EUR"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u2060\u200d"}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": None}, "name"),
        ({"provider": "Bank"}, "provider"),
        ({"provider": "half\ud800"}, "provider"),
        ({"account_type": "shoebox"}, "account_type"),
        ({"currency": "EURO"}, "currency"),
        ({"balance": 5}, "balance"),
    ],
)
def test_an_account_that_does_not_fit_is_refused(client: Client, change: dict[str, object], field: str) -> None:
    body = {"name": "A", "provider": "csv", **change}
    assert fields_of(client.request("POST", "/accounts", **as_json(body))) == {field}
    assert client.get("/accounts") == []


def test_withdrawn_currencies_are_currencies(client: Client) -> None:
    assert client.post("/accounts", {"name": "Old", "provider": "csv", "currency": "DEM"})["currency"] == "DEM"


def test_anothers_account_is_as_if_it_were_not_there(client: Client, other: Client) -> None:
    theirs, nothing = other.account(), 2**53
    for method, body in (("GET", None), ("PATCH", {"name": "Mine"}), ("DELETE", None)):
        answers = [client.request(method, f"/accounts/{number}", json=body) for number in (theirs, nothing)]
        told = [
            problem_of(answer, 404)["detail"].replace(str(n), "")
            for answer, n in zip(answers, (theirs, nothing), strict=True)
        ]
        assert told[0] == told[1]
    assert other.get(f"/accounts/{theirs}")["name"] == "Everyday"


@pytest.mark.parametrize("number", ["0", "x", "-1", "99999999999999999999999"])
def test_what_can_be_no_id_is_not_found(client: Client, number: str) -> None:
    problem_of(client.request("GET", f"/accounts/{number}"), 404)


def test_another_currency_takes_a_word_about_the_rows_that_are_there(client: Client, worker: None) -> None:
    account = client.account(currency="UZS")
    client.run_csv("date,amount,currency,description\n2024-01-01,-5.25,,a\n2024-01-02,-7,USD,b\n", account)
    address = f"/accounts/{account}"
    refused = problem_of(client.request("PATCH", address, json={"currency": "EUR"}), 409)
    assert "rows=reread" in refused["detail"]
    assert client.request("PATCH", address, json={"currency": "UZS", "name": "Same"}).status_code == 200
    assert client.get(address)["balance"] == -5.25

    changed = client.request("PATCH", f"{address}?rows=reread", json={"currency": "EUR"}).json
    assert changed is not None
    assert changed["currency"] == "EUR"
    [again] = client.get("/etl/jobs", kind="reread")
    assert client.finished(again["id"])["status"] == "completed"
    found = {(row["amount"], row["currency"]) for row in client.transactions()}
    assert found == {("-5.25", "EUR"), ("-7.00", "USD")}
    assert client.get(address)["balance"] == -5.25


def test_deleting_takes_along_all_that_came_in(
    client: Client, worker: None, session: Session, settings: Settings
) -> None:
    gone, kept = client.account(), client.account()
    rows = "date,amount,description\n2024-01-01,-5,Shop\n2024-01-02,nonsense,Shop\n2024-01-01,-5,Shop\n"
    for account in (gone, kept):
        assert client.run_csv(rows, account)["status"] == "completed"
    client.post("/transactions", {"amount": -3, "account_id": gone})
    upload = session.execute(
        text("SELECT storage_key FROM statements WHERE account_id = :id"), {"id": gone}
    ).scalar_one()
    assert client.request("DELETE", f"/accounts/{gone}").json == {"message": "Deleted account"}
    problem_of(client.request("GET", f"/accounts/{gone}"), 404)
    for table in EVERYWHERE:
        owned = session.execute(text(f"SELECT * FROM {table} WHERE owner_id = :id"), {"id": client.user_id}).mappings()
        # Ids of other things are counted by themselves, and may be that of an account.
        numbers = ("id", "account_id") if table == "accounts" else ("account_id",)
        assert all(row.get(name) != gone for row in owned for name in numbers), table
    assert client.get("/analytics/user-stats")["total_transactions"] == 2
    assert [row["account_id"] for row in client.transactions()] == [kept, kept]
    wait_until(
        lambda: not (Path(settings.storage_url.removeprefix("file://")) / upload).exists(),
        "the sweeper deletes the file",
    )


def test_two_requests_at_once_make_one_default_account(client: Client, app: Flask) -> None:
    assert client.user_id is not None
    owner, made = client.user_id, []

    def make() -> None:
        with app.app_context():
            serve(owner)
            made.append(accounts.default_account(current_session(), owner).id)
            current_session().commit()

    threads = [Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [account] = client.get("/accounts")
    assert made == [account["id"]] * 4
    assert (account["name"], account["provider"]) == ("Main", "csv")
