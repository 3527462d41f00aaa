"""Posting transactions, and finding them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.db.sessions import act_for
from finpulse.transactions.filters import Selection
from finpulse.transactions.search import list_transactions
from tests.support.client import Client
from tests.support.problems import as_json, fields_of, problem_of


def post(client: Client, amount: object, **fields: Any) -> Any:
    return client.post("/transactions", {"amount": amount, **fields})


def test_a_posted_transaction_waits_for_the_stages(client: Client) -> None:
    account = client.account(currency="UZS")
    made = post(client, -7000, merchant="Evos", description=" Dinner ", account_id=account, date="2024-02-29")
    assert {
        "account_id": account,
        "amount": "-7000.00",
        "currency": "UZS",
        "date": "2024-02-29",
        "merchant": "Evos",
        "description": "Dinner",
        "category": None,
        "category_source": "none",
        "processed": False,
        "transaction_hash": None,
        "job_id": None,
        "line": None,
    }.items() <= made.items()
    assert client.get(f"/transactions/{made['id']}") == made


def test_a_named_category_is_given(client: Client) -> None:
    made = post(client, 5, category="Groceries")
    assert (made["category"], made["category_source"]) == ("Groceries", "given")


def test_without_an_account_it_goes_to_the_default_one(client: Client) -> None:
    first, second = post(client, 1), post(client, 2)
    [account] = client.get("/accounts")
    assert first["account_id"] == second["account_id"] == account["id"]
    assert account["name"] == "Main"


def test_today_is_the_users_today(client: Client) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # Their days always differ.
        client.request("PATCH", "/profile", json={"time_zone": zone})
        before = datetime.now(ZoneInfo(zone)).date()
        assert post(client, 1)["date"] in (str(before), str(datetime.now(ZoneInfo(zone)).date()))


@pytest.mark.parametrize(
    ("given", "currency", "told"),
    [
        ("-12.34", "EUR", "-12.34"),
        ("0.3", "EUR", "0.30"),
        ("12.3400", "EUR", "12.34"),
        ("0.125", "BHD", "0.125"),
        ("1e3", "EUR", "1000.00"),
        ("5", "JPY", "5"),
        ("0", "EUR", "0.00"),
        ("123456789012345.12", "EUR", "123456789012345.12"),
    ],
)
def test_amounts_are_exact(client: Client, given: str, currency: str, told: str) -> None:
    body = f'{{"amount": {given}, "currency": "{currency}"}}'
    answer = client.request("POST", "/transactions", data=body, content_type="application/json")
    assert answer.json is not None
    assert answer.json["amount"] == told


@pytest.mark.parametrize(
    "amount",
    [
        '"1,5"',
        "true",
        "null",
        "NaN",
        "Infinity",
        '"NaN"',
        '"1e5"',
        "1e1000000",
        '"-"',
        '""',
        "[1]",
        '"١٢"',
        "1" + "0" * 18,
    ],
)
def test_what_is_no_amount_is_refused(client: Client, amount: str) -> None:
    answer = client.request("POST", "/transactions", data=f'{{"amount": {amount}}}', content_type="application/json")
    assert fields_of(answer) == {"amount"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2024-02-30"),
        ("date", "20240101"),
        ("date", 5),
        ("currency", "XYZ"),
        ("description", "a\x00b"),
        ("merchant", "\udc00"),
        ("category", "x" * 81),
        ("account_id", "many"),
        ("account_id", 10**30),
        ("id", 5),
    ],
)
def test_other_fields_must_fit_too(client: Client, field: str, value: object) -> None:
    assert fields_of(client.request("POST", "/transactions", **as_json({"amount": 1, field: value}))) == {field}


def test_anothers_account_takes_nothing(client: Client, other: Client) -> None:
    problem_of(client.request("POST", "/transactions", json={"amount": 1, "account_id": other.account()}), 404)
    assert other.transactions() == []


def test_anothers_transaction_is_not_found(client: Client, other: Client) -> None:
    problem_of(client.request("GET", f"/transactions/{post(other, 1)['id']}"), 404)


def test_they_are_listed_by_day_newest_first_and_paged_by_key(client: Client) -> None:
    days = ["2024-01-02", "2024-01-01", "2024-01-03", "2024-01-02", "2024-01-02"]
    ids = {post(client, 1, date=day)["id"]: day for day in days}
    wanted = sorted(ids, key=lambda number: (ids[number], number), reverse=True)
    assert [row["id"] for row in client.transactions(limit=2)] == wanted


def test_rows_that_arrive_meanwhile_neither_repeat_nor_hide_others(client: Client) -> None:
    old = [post(client, n, date="2024-01-02")["id"] for n in range(4)]
    first = client.request("GET", "/transactions?limit=2")
    post(client, 9, date="2024-01-03")
    second = client.next_page(first)
    assert [row["id"] for row in [*(first.json or []), *(second.json or [])]] == old[::-1]
    assert "Link" not in second.headers


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"from": "2024-01-02"}, "bcd"),
        ({"to": "2024-01-02"}, "ab"),
        ({"from": "2024-01-02", "to": "2024-01-03"}, "bc"),
        ({"category": "Groceries"}, "b"),
        ({"merchant": "korzinka"}, "ab"),
        ({"currency": "eur"}, "d"),
        ({"min_amount": "-5", "max_amount": "10"}, "bc"),
        ({"processed": "false"}, "abcd"),
        ({"processed": "true"}, ""),
        ({"q": "milk"}, "ab"),
        ({"q": "milk -bread"}, "a"),
        ({"q": '"bread and"'}, "b"),
        ({"q": "taxi", "from": "2024-01-04"}, ""),
        ({"q": "'unbalanced ( & | quotes\""}, ""),
    ],
)
def test_each_filter_selects(client: Client, query: dict[str, str], found: str) -> None:
    client.account(currency="UZS")
    for name, amount, day, fields in (
        ("a", -50, "2024-01-01", {"merchant": "Korzinka", "description": "milk"}),
        ("b", -5, "2024-01-02", {"merchant": "KORZINKA", "description": "bread and milk", "category": "Groceries"}),
        ("c", 10, "2024-01-03", {"merchant": "Taxi"}),
        ("d", 100, "2024-01-04", {"currency": "EUR"}),
    ):
        row = {"description": "", **fields}
        post(client, amount, date=day, **{**row, "description": f"{row['description']} id-{name}"})
    assert {row["description"][-1] for row in client.transactions(**query)} == set(found)


def test_filters_by_account_and_job(client: Client, worker: None) -> None:
    one, two = client.account(), client.account()
    jobs = [client.run_csv("date,amount,description\n2024-01-01,-5,Shop\n", account)["id"] for account in (one, two)]
    assert {row["account_id"] for row in client.transactions(account_id=one)} == {one}
    assert {row["job_id"] for row in client.transactions(job_id=jobs[1])} == {jobs[1]}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("from=2024-13-01", "from"),
        ("from=2024-01-02&to=2024-01-01", "to"),
        ("min_amount=5&max_amount=1", "max_amount"),
        ("min_amount=much", "min_amount"),
        ("account_id=0", "account_id"),
        ("processed=maybe", "processed"),
        ("q=%00", "q"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=ten", "limit"),
        ("cursor=nonsense", "cursor"),
        ("cursor=W10%3D", "cursor"),
        ("cursor=WyJ4IiwxXQ%3D%3D", "cursor"),
    ],
)
def test_filters_that_do_not_fit_are_refused(client: Client, query: str, field: str) -> None:
    assert fields_of(client.request("GET", f"/transactions?{query}")) == {field}


def test_a_rare_word_is_looked_up_in_the_gin_index(client: Client, session: Session) -> None:
    rows = "SELECT :owner, 1, '2026-01-01', -n, 'EUR', 'shop ' || n FROM generate_series(1, 9999) AS n"
    columns = "owner_id, account_id, date, amount, currency, description"
    session.execute(text(f"INSERT INTO transactions ({columns}) {rows}"), {"owner": client.user_id})
    words = "SELECT owner_id, id, to_tsvector('simple', description) FROM transactions WHERE owner_id = :owner"
    session.execute(text(f"INSERT INTO transaction_words {words}"), {"owner": client.user_id})
    # What autovacuum does now and then.
    session.execute(text("SELECT gin_clean_pending_list('ix_transaction_words_words')"))
    session.execute(text("ANALYZE transactions"))
    session.execute(text("ANALYZE transaction_words"))
    assert client.user_id is not None
    act_for(session, client.user_id)
    (row,) = list_transactions(session, client.user_id, Selection(q="4711"), 10)
    assert row.description == "shop 4711"
    body = session.scalar(text("SELECT prosrc FROM pg_proc WHERE proname = 'own_transactions_with'"))
    asked = str(body).replace("wanted", "$$'4711':*$$::tsquery").replace("most", "10")
    assert any("ix_transaction_words_words" in line for line in session.execute(text(f"EXPLAIN {asked}")).scalars())
    session.rollback()
