"""Transfers over HTTP: listed, linked by hand, parted for good."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from tests.support.client import Client
from tests.support.problems import fields_of, problem_of
from tests.support.totals import drifts
from tests.support.transfers import MONEY_IN, MONEY_OUT, import_rows, income_and_spending

pytestmark = pytest.mark.usefixtures("worker")


@pytest.fixture
def sides(client: Client) -> dict[str, Any]:
    """Two rows that nothing makes a transfer, by `out` and `in`; and one more out of the first account."""
    first, second = client.account(), client.account()
    import_rows(client, first, "2026-03-02,-90.00,Bakery", "2026-03-02,-1.00,Coffee")
    import_rows(client, second, "2026-03-20,88.50,Salary")
    rows = {row["amount"]: row for row in client.transactions()}
    return {"out": rows["-90.00"], "in": rows["88.50"], "other": rows["-1.00"]}


def link(client: Client, out: Any, into: Any) -> Any:
    return client.request("POST", "/transfers", json={"out_id": out["id"], "in_id": into["id"]})


def test_two_are_linked_by_hand_and_parted_again(client: Client, worker_engine: Engine, sides: dict[str, Any]) -> None:
    assert income_and_spending(client) == (88.5, 91)
    answer = link(client, sides["out"], sides["in"])
    assert (answer.status_code, answer.json["days_apart"], answer.json["rate"]) == (201, 18, None)
    assert [answer.json[side]["category"] for side in ("out", "in")] == ["Transfers", "Transfer & Income"]
    transfer = answer.json["id"]
    assert client.get("/transfers") == [client.get(f"/transfers/{transfer}")]
    assert client.get(f"/transactions/{sides['out']['id']}")["transfer_id"] == transfer
    assert income_and_spending(client) == (0, 1)
    assert link(client, sides["out"], sides["in"]).json["id"] == transfer
    assert drifts(worker_engine, client) == []

    for _ in range(2):
        assert client.request("DELETE", f"/transfers/{transfer}").status_code == 204
    for side in ("out", "in"):
        now = client.get(f"/transactions/{sides[side]['id']}")
        assert {**now, "updated_at": None} == {**sides[side], "updated_at": None}
    assert client.get("/transfers") == []
    assert income_and_spending(client) == (88.5, 91)
    assert drifts(worker_engine, client) == []


def test_what_was_parted_is_not_found_again_and_can_be_linked_by_hand(client: Client) -> None:
    import_rows(client, client.account(), "2026-03-02,-500.00,Transfer to savings")
    savings = client.account(account_type="savings")
    import_rows(client, savings, "2026-03-02,500.00,Incoming")
    (found,) = client.get("/transfers")
    client.request("DELETE", f"/transfers/{found['id']}")
    import_rows(client, savings, "2026-03-05,1.00,Refund")
    client.finished(client.post("/etl/aggregate-only", expect=202)["id"])
    assert client.get("/transfers") == []
    assert link(client, found["out"], found["in"]).status_code == 201


def test_only_two_that_can_be_one_are_linked(client: Client, other: Client, sides: dict[str, Any]) -> None:
    assert fields_of(link(client, sides["in"], sides["out"])) == {"out_id", "in_id"}
    assert fields_of(link(client, sides["out"], sides["other"])) == {"in_id"}
    same = client.post("/transactions", {"amount": "1", "account_id": sides["out"]["account_id"]})
    assert fields_of(link(client, sides["other"], same)) == {"in_id"}
    problem_of(link(other, sides["out"], sides["in"]), 404)
    link(client, sides["out"], sides["in"])
    problem_of(link(client, sides["other"], sides["in"]), 409)
    problem_of(other.request("DELETE", f"/transfers/{client.get('/transfers')[0]['id']}"), 404)


@pytest.mark.parametrize("way", ["undo", "delete", "patch"])
def test_whatever_takes_one_side_away_gives_the_other_back(client: Client, worker_engine: Engine, way: str) -> None:
    import_rows(client, client.account(), MONEY_OUT)
    import_rows(client, client.account(account_type="savings"), MONEY_IN)
    ((out, into),) = ((each["out"], each["in"]) for each in client.get("/transfers"))
    assert into["category"] == "Transfer & Income"
    path = f"/etl/jobs/{out['job_id']}" if way == "undo" else f"/transactions/{out['id']}"
    change = {"method": "PATCH", "json": {"category": "Groceries"}} if way == "patch" else {"method": "DELETE"}
    assert client.request(path=path, **change).status_code < 300
    assert client.get("/transfers") == []
    now = client.get(f"/transactions/{into['id']}")
    assert (now["category"], now["transfer_id"]) == ("Salary & Income", None)
    assert income_and_spending(client) == (500, 500 if way == "patch" else 0)
    assert drifts(worker_engine, client) == []


def test_they_are_paged_newest_first(client: Client) -> None:
    for sign in ("-", ""):
        import_rows(client, client.account(), *(f"2026-03-0{day},{sign}{day}00,Transfer" for day in range(1, 6)))
    first = client.request("GET", "/transfers?limit=3")
    second = client.next_page(first)
    ids = [each["id"] for each in [*(first.json or []), *(second.json or [])]]
    assert len(ids) == 5
    assert ids == sorted(ids, reverse=True)
