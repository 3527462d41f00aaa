"""A statement goes through the four stages on a worker and comes out as exact figures, once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.support.client import Client
from tests.support.csv_statements import many_rows, statement

pytestmark = pytest.mark.usefixtures("worker")

COFFEE = "2026-03-02,-3.20,Café Central"


def test_every_row_becomes_a_transaction(client: Client) -> None:
    account = client.account(currency="EUR")
    job = client.run_csv(statement(COFFEE, "2026-03-01,1500.00,Salary ACME"), account)

    assert job["status"] == "completed"
    assert job["steps_run"] == ["ingest", "transform", "load", "aggregate"]
    assert job["rows"] == {"total": 2, "inserted": 2, "duplicates": 0, "rejected": 0, "skipped": 0}
    assert job["progress"] == 1
    newest, oldest = client.transactions(account_id=account)
    assert (newest["date"], newest["amount"], newest["description"]) == ("2026-03-02", "-3.20", "Café Central")
    assert (newest["line"], newest["job_id"], newest["currency"]) == (2, job["id"], "EUR")
    assert (oldest["date"], oldest["amount"], oldest["line"]) == ("2026-03-01", "1500.00", 3)
    assert client.get(f"/accounts/{account}")["balance"] == Decimal("1496.80")


def test_the_same_statement_again_adds_nothing(client: Client) -> None:
    account = client.account()
    content = statement(COFFEE, "2026-03-01,1500.00,Salary ACME")
    client.run_csv(content, account)
    again = client.run_csv(content, account)

    assert again["rows"] == {"total": 2, "inserted": 0, "duplicates": 2, "rejected": 0, "skipped": 0}
    assert len(client.transactions(account_id=account)) == 2
    assert client.get("/analytics/user-stats")["total_transactions"] == 2
    ledger = client.get(f"/etl/jobs/{again['id']}/rows")
    assert [row["outcome"] for row in ledger] == ["duplicate", "duplicate"]
    assert {row["transaction_id"] for row in ledger} == {row["id"] for row in client.transactions()}


def test_an_overlapping_statement_adds_only_what_is_new(client: Client) -> None:
    account = client.account()
    client.run_csv(statement("2026-03-01,-1.00,A", "2026-03-02,-2.00,B", "2026-03-03,-3.00,C"), account)
    later = client.run_csv(statement("2026-03-02,-2.00,B", "2026-03-03,-3.00,C", "2026-03-04,-4.00,D"), account)

    assert (later["rows"]["inserted"], later["rows"]["duplicates"]) == (1, 2)
    assert client.get(f"/accounts/{account}")["balance"] == -10


def test_two_equal_coffees_stay_two_and_a_third_is_new(client: Client) -> None:
    account = client.account()
    assert client.run_csv(statement(COFFEE, COFFEE), account)["rows"]["inserted"] == 2
    more = client.run_csv(statement(COFFEE, COFFEE, COFFEE), account)
    assert (more["rows"]["inserted"], more["rows"]["duplicates"]) == (1, 2)


def test_equal_rows_of_another_account_or_user_do_not_matter(client: Client, other: Client) -> None:
    content = statement(COFFEE)
    for who, account in ((client, client.account()), (client, client.account()), (other, other.account())):
        assert who.run_csv(content, account)["rows"]["inserted"] == 1


def test_a_row_that_cannot_be_used_is_told_in_the_ledger_and_fails_nothing(client: Client) -> None:
    content = statement(COFFEE, "31.02.2024,-5.00,Nowhere", "2026-03-03,n/a,Nothing", "2026-03-04,-1.00,Gum")
    job = client.run_csv(content, client.account())

    assert job["status"] == "completed"
    assert job["rows"] == {"total": 4, "inserted": 2, "duplicates": 0, "rejected": 2, "skipped": 0}
    bad_date, bad_amount = client.get(f"/etl/jobs/{job['id']}/rows", outcome="rejected")
    assert bad_date["line"] == 3
    assert '"31.02.2024"' in bad_date["reason"]
    assert bad_date["raw"] == ["31.02.2024", "-5.00", "Nowhere"]
    assert (bad_amount["line"], '"n/a"' in bad_amount["reason"]) == (4, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 something", "PDF"),
        (b"\x00\x01\x02\x03" * 500, ""),
        (b"Dear customer,\n\nthank you for banking with us.\n", ""),
    ],
)
def test_an_unreadable_file_fails_its_job_with_a_sentence(client: Client, content: bytes, said: str) -> None:
    job = client.run_csv(content, client.account())
    assert job["status"] == "failed"
    assert said in job["error"]["detail"]
    assert job["error"]["detail"].endswith(".")
    assert client.transactions() == []


def test_cells_are_kept_as_they_stood(client: Client, session: Session) -> None:
    job = client.run_csv(statement('2026-03-02,-3.20,"Caf\u00e9, ""Central"" \\ "'), client.account())
    assert client.get(f"/etl/jobs/{job['id']}/rows")[0]["raw"] == ["2026-03-02", "-3.20", 'Caf\u00e9, "Central" \\ ']


def test_a_statement_longer_than_a_batch_is_whole(client: Client, session: Session) -> None:
    count = 45_000
    account = client.account()
    job = client.run_csv(many_rows(count), account)

    assert job["rows"] == {"total": count, "inserted": count, "duplicates": 0, "rejected": 0, "skipped": 0}
    total = -Decimal(count * (count + 1) // 2) / 100
    key = {"owner": client.user_id, "account": account}
    sums = session.execute(
        text("""
        SELECT (SELECT sum(amount) FROM transactions WHERE owner_id = :owner AND account_id = :account),
               (SELECT sum(money_in - money_out) FROM category_days WHERE owner_id = :owner),
               (SELECT sum(money_in - money_out) FROM category_months WHERE owner_id = :owner),
               (SELECT sum(money_in - money_out) FROM merchant_months WHERE owner_id = :owner),
               (SELECT money_in - money_out FROM user_stats WHERE owner_id = :owner),
               (SELECT balance FROM accounts WHERE owner_id = :owner AND id = :account),
               (SELECT count(*) FROM clean_chunks WHERE owner_id = :owner)
        """),
        key,
    ).one()
    assert sums == (total, total, total, total, total, total, 0)


def test_rows_in_another_currency_than_the_account_leave_its_balance_alone(client: Client) -> None:
    account = client.account(currency="EUR")
    rows = ("2026-03-02,-3.20,EUR,Coffee", "2026-03-02,-100.00,USD,Hotel")
    client.run_csv(statement(*rows, header="Date,Amount,Currency,Description"), account)
    assert client.get(f"/accounts/{account}")["balance"] == Decimal("-3.20")
    assert client.get("/analytics/user-stats", currency="USD")["total_expense"] == 100
