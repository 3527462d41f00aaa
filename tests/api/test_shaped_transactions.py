"""What a user makes of a transaction: notes, tags, links and parts, which count in its stead."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.problems import fields_of, problem_of
from tests.support.totals import drifts_of

MARCH = (
    "Date,Amount,Description\n2026-03-02,-30.00,Tesco Stores 2041\n2026-03-03,-5.50,Tesco\n2026-03-04,900,Salary ACME\n"
)
PARTS = [
    {"amount": "-20.00", "category": "Groceries", "note": None},
    {"amount": "-10.00", "category": "Gifts & Donations", "note": "for Ann"},
]


def brought(client: Client, run: Run, content: str = MARCH) -> Any:
    """The largest purchase of a statement."""
    upload(client, content, client.account(), IMPORT_STAGES, run)
    return client.transactions(sort="-amount")[0]


def patched(client: Client, row: Any, expect: int = 200, **changes: Any) -> Any:
    answer = client.request("PATCH", f"/transactions/{row['id']}?remember=false", json=changes)
    assert answer.status_code == expect, answer.text
    return answer.json


def spent(client: Client, **query: Any) -> dict[str, tuple[float, int]]:
    query = {"start_date": "2026-03-01", "end_date": "2026-03-31", **query}
    told = client.get("/analytics/spending-by-category", **query)["spending_by_category"]
    return {one["category"]: (float(one["amount"]), one["count"]) for one in told}


def test_what_get_tells_can_be_sent_back(client: Client) -> None:
    made = client.post("/transactions", {"amount": "-5.00"})
    names = ("merchant", "description", "category", "note", "tags", "splits", "attachments", "date")
    told = patched(client, made, **{name: made[name] for name in names})
    assert {name: told[name] for name in names} == {name: made[name] for name in names}
    for name in ("tags", "splits", "attachments"):
        assert patched(client, made, **{name: None})[name] == []


def test_tags_and_links_are_kept_filtered_by_and_taken_away(client: Client) -> None:
    made, other = (client.post("/transactions", {"amount": -5}) for _ in range(2))
    link = {"url": "https://example.com/receipt.pdf", "title": None}
    told = patched(client, made, tags=["Holiday", "Řím 2026"], attachments=[link], note="Paid by Ann")
    assert (told["tags"], told["attachments"], told["note"]) == (["Holiday", "Řím 2026"], [link], "Paid by Ann")
    assert [row["id"] for row in client.transactions(tag="hOLIDAY")] == [made["id"]]
    assert client.get("/transactions/totals", tag="řím 2026")["count"] == 1
    assert other["id"] not in [row["id"] for row in client.transactions(tag="Holiday", sort="amount")]
    assert patched(client, made, tags=[])["tags"] == []
    assert client.transactions(tag="Holiday") == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tags": ["a", "A"]}, "tags"),
        ({"tags": [""]}, "tags"),
        ({"tags": ["x" * 41]}, "tags"),
        ({"tags": [f"{n}" for n in range(21)]}, "tags"),
        ({"tags": "a"}, "tags"),
        ({"note": "x" * 1001}, "note"),
        ({"attachments": [{"url": "http://example.com"}]}, "attachments.0.url"),
        ({"attachments": [{"url": "https://"}]}, "attachments.0.url"),
        ({"attachments": [{"url": "javascript:alert(1)"}]}, "attachments.0.url"),
        ({"splits": [PARTS[0]]}, "splits"),
        ({"splits": PARTS[:1] * 51}, "splits"),
        ({"splits": [PARTS[0], {**PARTS[1], "amount": "-10.01"}]}, "splits"),
        ({"splits": [{**PARTS[0], "amount": "-40"}, {**PARTS[1], "amount": "10"}]}, "splits.1.amount"),
        ({"splits": [{**PARTS[0], "amount": "-30"}, {**PARTS[1], "amount": "0"}]}, "splits.1.amount"),
        ({"splits": [{**PARTS[0], "amount": "-19.999"}, {**PARTS[1], "amount": "-10.001"}]}, "splits.0.amount"),
        ({"splits": [PARTS[0], {**PARTS[1], "category": "Nonsense"}]}, "splits.1.category"),
        ({"category": None, "date": None}, "date"),
    ],
)
def test_what_does_not_fit_is_refused_and_told(client: Client, changes: dict[str, Any], field: str) -> None:
    made = client.post("/transactions", {"amount": "-30.00", "currency": "EUR"})
    answer = client.request("PATCH", f"/transactions/{made['id']}", json=changes)
    assert fields_of(answer) == {field}


def test_parts_count_in_the_stead_of_the_whole(client: Client, run: Run, worker_engine: Engine) -> None:
    row = brought(client, run)
    before = spent(client)
    told = patched(client, row, splits=PARTS)
    assert (told["splits"], told["amount"]) == (PARTS, "-30.00")
    assert spent(client) == {"Groceries": (25.5, 2), "Gifts & Donations": (10.0, 1)}
    assert drifts_of(worker_engine, client) == []

    assert [one["id"] for one in client.transactions(category="Gifts & Donations")] == [row["id"]]
    [sums] = client.get("/transactions/totals", category="Gifts & Donations")["sums"]
    assert (sums["count"], sums["money_out"]) == (1, "10.00")
    [stats] = [client.get("/analytics/user-stats")]
    assert stats["total_transactions"] == 3
    [account] = client.get("/analytics/account-summary")
    assert (account["total_transactions"], account["balance"]) == (3, 864.5)
    dashboard = client.get("/analytics/dashboard", **{"from": "2026-03-02", "to": "2026-03-03"})
    assert float(dashboard["summary"]["total_spending"]) == 35.5

    patched(client, row, splits=None)
    assert spent(client) == before
    assert drifts_of(worker_engine, client) == []


def test_a_posted_one_that_was_split_is_counted_by_its_parts(client: Client, run: Run, worker_engine: Engine) -> None:
    row = client.post("/transactions", {"amount": -30, "currency": "EUR", "date": "2026-03-02"})
    patched(client, row, splits=PARTS)
    for stage in ("transform", "load"):
        job = client.post(f"/etl/{stage}-only", expect=202)
        assert run(client.user_id, job["id"], stage)
    assert spent(client, currency="EUR") == {"Groceries": (20.0, 1), "Gifts & Donations": (10.0, 1)}
    assert drifts_of(worker_engine, client) == []
    client.request("DELETE", f"/transactions/{row['id']}")
    assert spent(client, currency="EUR") == {}
    assert drifts_of(worker_engine, client) == []


def test_what_is_split_keeps_its_category_and_no_rule_changes_it(client: Client, run: Run) -> None:
    row = brought(client, run)
    patched(client, row, splits=PARTS)
    problem_of(client.request("PATCH", f"/transactions/{row['id']}", json={"category": "Travel"}), 422)
    rule = {"match": [{"field": "description", "op": "contains", "value": "tesco"}], "set": {"category": "Travel"}}
    kept = client.post("/rules", rule)
    job = client.post(f"/rules/{kept['id']}/apply", expect=202)
    assert run(client.user_id, job["id"], "recategorise")
    assert spent(client) == {"Groceries": (20.0, 1), "Gifts & Donations": (10.0, 1), "Travel": (5.5, 1)}


def test_a_side_of_a_transfer_that_is_split_leaves_it(client: Client, run: Run, worker_engine: Engine) -> None:
    row = brought(client, run, "Date,Amount,Description\n2026-03-02,-30.00,Transfer to savings\n")
    savings = "Date,Amount,Description\n2026-03-02,30.00,Incoming transfer\n2026-03-05,-20.00,Café Central\n"
    upload(client, savings, client.account(), IMPORT_STAGES, run)
    [other] = client.transactions(min_amount="1")
    assert other["transfer_id"] is not None
    patched(client, row, splits=PARTS)
    assert client.get(f"/transactions/{other['id']}")["transfer_id"] is None
    assert fields_of(client.request("POST", "/transfers", json={"out_id": row["id"], "in_id": other["id"]})) == {
        "out_id"
    }
    assert drifts_of(worker_engine, client) == []


def test_what_was_made_of_it_survives_another_reading_and_goes_with_an_undo(
    client: Client, run: Run, worker_engine: Engine
) -> None:
    account = client.account()
    job = upload(client, MARCH, account, IMPORT_STAGES, run)
    row = client.transactions(sort="-amount")[0]
    patched(client, row, splits=PARTS, tags=["March"], note="n")
    again = client.post(f"/etl/jobs/{job}/reread", {"reading": {"currency": "EUR"}}, expect=202)
    run(client.user_id, again["id"], "reread")
    told = client.transactions(sort="-amount")[0]
    assert (told["splits"], told["tags"], told["note"]) == (PARTS, ["March"], "n")
    assert drifts_of(worker_engine, client) == []
    client.request("DELETE", f"/etl/jobs/{job}")
    assert spent(client) == {}
    assert drifts_of(worker_engine, client) == []


def test_a_category_that_is_taken_back_is_as_it_was_found(client: Client, run: Run) -> None:
    row = brought(client, run)
    assert patched(client, row, category="Travel")["category"] == "Travel"
    told = patched(client, row, category=None)
    assert (told["category"], told["category_source"]) == (row["category"], row["category_source"])
    assert spent(client) == {"Groceries": (35.5, 2)}


@pytest.mark.parametrize(("amount", "currency"), [("-1.005", "EUR"), ("0.1", "JPY"), ("1.0001", "BHD")])
def test_an_amount_keeps_to_its_currencys_decimals(client: Client, amount: str, currency: str) -> None:
    body = {"amount": amount, "currency": currency}
    assert fields_of(client.request("POST", "/transactions", json=body)) == {"amount"}


def test_a_category_that_does_not_exist_is_told(client: Client) -> None:
    answer = client.request("POST", "/transactions", json={"amount": 1, "category": "Nonsense"})
    assert "none of your categories" in problem_of(answer, 422)["errors"]["category"][0]
    assert client.post("/transactions", {"amount": 1, "category": "gROCERIES"})["category"] == "Groceries"
