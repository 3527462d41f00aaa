"""What is corrected of one transaction holds for its merchant, and can be undone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.problems import fields_of, problem_of

pytestmark = pytest.mark.usefixtures("worker")

SHOP = ("2026-03-01,-10.00,Zorblatt Emporium", "2026-03-02,-20.00,Zorblatt Emporium", "2026-03-03,-5.00,Quxley Hut")
LATER = ("2026-04-01,-30.00,ZORBLATT EMPORIUM",)


def imported(client: Client, *rows: str, account: int | None = None) -> list[Any]:
    """The transactions of an imported statement, the oldest first."""
    job = client.run_csv(statement(*rows), account or client.account())
    return client.transactions(job_id=job["id"])[::-1]


def patch(client: Client, row: Any, query: str = "", **changes: Any) -> Any:
    answer = client.request("PATCH", f"/transactions/{row['id']}{query}", json=changes)
    assert answer.status_code == 200, answer.text
    return answer.json


def decided(client: Client, row: Any) -> tuple[Any, ...]:
    now = client.get(f"/transactions/{row['id']}")
    return now["merchant"], now["category"], now["category_source"]


def test_a_corrected_category_holds_for_the_merchant_from_then_on(client: Client) -> None:
    account = client.account()
    first, second, other = imported(client, *SHOP, account=account)
    changed = patch(client, first, category="groceries")
    assert (changed["category"], changed["category_source"]) == ("Groceries", "learned")
    [correction] = client.get("/corrections")
    assert changed["correction_id"] == correction["id"]
    assert correction["set"] == {"category": "Groceries", "merchant": None}
    assert (correction["merchant"], correction["transaction_id"]) == (first["merchant"], first["id"])

    assert decided(client, second) == (second["merchant"], second["category"], second["category_source"])
    [later] = imported(client, *LATER, account=account)
    assert (later["category"], later["category_source"]) == ("Groceries", "learned")
    assert (later["correction_id"], later["rule_id"]) == (correction["id"], None)
    assert decided(client, other)[2] != "learned"


def test_with_history_it_holds_for_earlier_ones_too_but_not_for_what_was_edited_alone(client: Client) -> None:
    first, second, third = imported(client, *SHOP[:2], "2026-03-04,-1.00,Zorblatt Emporium")
    patch(client, third, "?remember=false", category="Travel")
    assert client.get("/corrections") == []
    patch(client, first, "?history=true", category="Groceries")
    assert [decided(client, row)[1] for row in (first, second, third)] == ["Groceries", "Groceries", "Travel"]
    spent = client.get("/analytics/user-stats")["spent_by_category"]
    assert spent == {"Groceries": 30, "Travel": 1}


def test_undoing_puts_back_what_is_found_without_it(client: Client) -> None:
    first, second, _ = imported(client, *SHOP)
    before = [decided(client, row) for row in (first, second)]
    correction = patch(client, first, "?history=true", category="Groceries")["correction_id"]
    answer = client.request("DELETE", f"/corrections/{correction}?history=true")
    assert (answer.status_code, answer.data) == (204, b"")
    assert [decided(client, row) for row in (first, second)] == before
    assert client.get("/corrections") == []
    problem_of(client.request("DELETE", f"/corrections/{correction}"), 404)


def test_without_history_what_it_decided_stays_and_only_later_rows_are_free_of_it(client: Client) -> None:
    account = client.account()
    first, second, _ = imported(client, *SHOP, account=account)
    correction = patch(client, first, "?history=true", category="Groceries")["correction_id"]
    assert client.request("DELETE", f"/corrections/{correction}").status_code == 204
    assert decided(client, second)[1:] == ("Groceries", "learned")
    [later] = imported(client, *LATER, account=account)
    assert later["category_source"] != "learned"


def test_another_name_holds_for_the_merchant_and_is_found_by_its_words(client: Client) -> None:
    account = client.account()
    first, second, _ = imported(client, *SHOP, account=account)
    patch(client, first, "?history=true", merchant="Zorb")
    assert [decided(client, row)[0] for row in (first, second)] == ["Zorb", "Zorb"]
    assert {row["id"] for row in client.transactions(q="zorb")} == {first["id"], second["id"]}
    [later] = imported(client, *LATER, account=account)
    assert later["merchant"] == "Zorb"

    # What is taught of the new name holds for what bears the old one.
    patch(client, later, category="Groceries")
    [latest] = imported(client, "2026-05-01,-1.00,Zorblatt Emporium", account=account)
    assert (latest["merchant"], latest["category"]) == ("Zorb", "Groceries")
    naming = next(one for one in client.get("/corrections") if one["set"]["merchant"])
    client.request("DELETE", f"/corrections/{naming['id']}?history=true")
    assert {decided(client, row)[0] for row in (first, second, later, latest)} == {first["merchant"]}


def test_a_refund_follows_its_purchases_and_pay_does_not(client: Client) -> None:
    account = client.account()
    first, *_ = imported(client, *SHOP, account=account)
    patch(client, first, category="Groceries")
    refund, pay = imported(
        client, "2026-04-02,10.00,Zorblatt Emporium", "2026-04-03,1500.00,Salary Zorblatt Emporium", account=account
    )
    assert refund["category"] == "Groceries"
    assert pay["category"] == "Salary & Income"


def test_a_posted_transaction_learns_too(client: Client) -> None:
    account = client.account()
    first, *_ = imported(client, *SHOP, account=account)
    patch(client, first, category="Groceries")
    body = {"amount": -3, "currency": "EUR", "merchant": "Zorblatt Emporium", "account_id": account}
    posted = client.post("/transactions", body)
    client.finished(client.post("/etl/transform-only", expect=202)["id"])
    assert decided(client, posted)[1:] == ("Groceries", "learned")


def test_a_long_history_is_a_jobs_work(client: Client) -> None:
    account = client.account()
    rows = [f"2026-01-{n % 28 + 1:02},-{n}.00,Zorblatt Emporium" for n in range(1, 2_101)]
    first, *_ = imported(client, *rows, account=account)
    answer = client.request("PATCH", f"/transactions/{first['id']}?history=true", json={"category": "Groceries"})
    assert answer.status_code == 200
    job = client.finished(int(answer.headers["Location"].rsplit("/", 1)[1]))
    assert (job["kind"], job["status"]) == ("apply-correction", "completed")
    assert job["step_results"]["recategorise"]["result"] == {"total": 2_100, "changed": 2_099}
    assert client.get("/analytics/user-stats")["spent_by_category"] == {"Groceries": sum(range(2_101))}

    correction = client.get("/corrections")[0]["id"]
    undone = client.request("DELETE", f"/corrections/{correction}?history=true&wait=20")
    assert undone.status_code == 200
    assert "Groceries" not in client.get("/analytics/user-stats")["spent_by_category"]


def test_an_edit_keeps_totals_balance_and_words_in_step(client: Client) -> None:
    account = client.account()
    first, *_ = imported(client, *SHOP, account=account)
    hash_before = first["transaction_hash"]
    changed = patch(client, first, description="Birthday cake", date="2026-02-10", note="for Ann")
    assert (changed["description"], changed["date"], changed["note"]) == ("Birthday cake", "2026-02-10", "for Ann")
    assert changed["transaction_hash"] == hash_before
    assert [row["id"] for row in client.transactions(q="cake")] == [first["id"]]
    february = client.get("/analytics/spending-by-category", start_date="2026-02-01", end_date="2026-02-28")
    assert sum(one["amount"] for one in february["spending_by_category"]) == 10
    assert client.get(f"/accounts/{account}")["balance"] == -35
    assert patch(client, first, note=None)["note"] is None


def test_a_deleted_transaction_is_gone_and_no_statement_brings_it_back(client: Client) -> None:
    account = client.account()
    first, second, _ = imported(client, *SHOP, account=account)
    assert client.request("DELETE", f"/transactions/{first['id']}").status_code == 204
    problem_of(client.request("DELETE", f"/transactions/{first['id']}"), 404)
    assert client.transactions(q="zorblatt") == [client.get(f"/transactions/{second['id']}")]
    assert client.get(f"/accounts/{account}")["balance"] == -25
    rows = client.get(f"/etl/jobs/{first['job_id']}")["rows"]
    assert rows == {"total": 3, "inserted": 2, "duplicates": 0, "rejected": 0, "skipped": 1}

    again = client.run_csv(statement(*SHOP, "2026-03-09,-1.00,New"), account)
    assert again["rows"] == {"total": 4, "inserted": 1, "duplicates": 2, "rejected": 0, "skipped": 1}
    for job in (first["job_id"], again["id"]):
        [skipped] = client.get(f"/etl/jobs/{job}/rows", outcome="skipped")
        assert skipped["reason"] == "you deleted this transaction"
    assert client.get(f"/accounts/{account}")["balance"] == Decimal("-26.00")


@pytest.mark.parametrize(
    ("query", "body", "field"),
    [
        ("", {"category": "Foo"}, "category"),
        ("", {}, "body"),
        ("", {"amount": 5}, "amount"),
        ("", {"date": "tomorrow"}, "date"),
        ("?remember=maybe", {"category": "Travel"}, "remember"),
        ("?remember=false&history=true", {"category": "Travel"}, "history"),
    ],
)
def test_an_edit_must_fit(client: Client, query: str, body: dict[str, Any], field: str) -> None:
    row = client.post("/transactions", {"amount": -1})
    answer = client.request("PATCH", f"/transactions/{row['id']}{query}", json=body)
    assert fields_of(answer) == {field}
    if field == "category":
        assert "Groceries" in problem_of(answer, 422)["detail"]


def test_what_is_anothers_is_not_found(client: Client, other: Client) -> None:
    first, *_ = imported(client, *SHOP)
    correction = patch(client, first, category="Groceries")["correction_id"]
    for method, path in (
        ("PATCH", f"/transactions/{first['id']}"),
        ("DELETE", f"/transactions/{first['id']}"),
        ("GET", f"/corrections/{correction}"),
        ("DELETE", f"/corrections/{correction}"),
    ):
        body = {"json": {"note": "mine"}} if method == "PATCH" else {}
        problem_of(other.request(method, path, **body), 404)
