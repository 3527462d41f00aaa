"""Transfers between own accounts are found, linked one to one, and kept out of income and spending."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.support.client import Client
from tests.support.totals import drifts
from tests.support.transfers import MONEY_IN, MONEY_OUT, import_rows, income_and_spending, linked_days


@pytest.mark.parametrize("first", ["out", "in"])
@pytest.mark.usefixtures("worker")
def test_a_transfer_is_linked_whichever_side_comes_first(client: Client, worker_engine: Engine, first: str) -> None:
    sides = [(client.account(), MONEY_OUT), (client.account(name="Nest egg", account_type="savings"), MONEY_IN)]
    for account, row in sides if first == "out" else sides[::-1]:
        import_rows(client, account, row)
    (transfer,) = client.get("/transfers")
    out, into = transfer["out"], transfer["in"]
    assert (out["amount"], out["category"], out["transfer_id"]) == ("-500.00", "Transfers", transfer["id"])
    assert (into["amount"], into["category"], into["transfer_id"]) == ("500.00", "Transfer & Income", transfer["id"])
    assert income_and_spending(client) == (0, 0)
    excluded = client.get("/analytics/dashboard", **{"from": "2026-03-01", "to": "2026-03-31"})["excluded"]
    assert excluded["transfers"] == {"count": 2, "money_in": 500, "money_out": 500}
    assert drifts(worker_engine, client) == []


@pytest.mark.usefixtures("worker")
def test_equal_amounts_are_linked_one_to_one_the_nearest_first(client: Client) -> None:
    days = ("2026-03-02", "2026-03-04", "2026-03-05")
    import_rows(client, client.account(), *(f"{day},-500.00,Transfer to savings" for day in days))
    savings = client.account(account_type="savings")
    import_rows(client, savings, "2026-03-04,500.00,Incoming", "2026-03-06,500.00,Incoming")
    assert linked_days(client) == {("2026-03-04", "2026-03-04"), ("2026-03-05", "2026-03-06")}


@pytest.mark.usefixtures("worker")
def test_sides_are_at_most_four_days_apart(client: Client) -> None:
    import_rows(client, client.account(), "2026-03-02,-40.00,Umbuchung", "2026-03-02,-50.00,Umbuchung")
    import_rows(client, client.account(), "2026-03-06,40.00,Umbuchung", "2026-03-07,50.00,Umbuchung")
    assert linked_days(client) == {("2026-03-02", "2026-03-06")}


@pytest.mark.usefixtures("worker")
def test_equal_amounts_by_coincidence_are_no_transfer(client: Client) -> None:
    rows = ("2026-03-02,-20.00,Coffee Central", "2026-03-02,-900.00,Rent March", "2026-03-02,-7.00,QXZW 1")
    import_rows(client, client.account(), *rows)
    import_rows(
        client, client.account(), "2026-03-02,20.00,Refund", "2026-03-02,900.00,Salary", "2026-03-02,7.00,KRTV 2"
    )
    assert linked_days(client) == set()


@pytest.mark.usefixtures("worker")
def test_cards_paid_and_cash_drawn_are_transfers_where_there_is_an_account_for_them(client: Client) -> None:
    card, wallet = client.account(account_type="credit_card"), client.account(account_type="cash")
    import_rows(client, card, "2026-03-03,300.00,Payment thank you", "2026-03-04,-11.00,Pizza")
    import_rows(client, wallet, "2026-03-02,60.00,From the bank")
    rows = ("2026-03-02,-300.00,Credit card payment", "2026-03-02,-60.00,ATM withdrawal")
    import_rows(client, client.account(), *rows)
    assert linked_days(client) == {("2026-03-02", "2026-03-03"), ("2026-03-02", "2026-03-02")}
    assert income_and_spending(client) == (0, 11)


@pytest.mark.usefixtures("worker")
def test_an_exchange_needs_a_proof_of_its_rate(client: Client, worker_engine: Engine) -> None:
    euros, dollars = client.account(), client.account(currency="USD")
    import_rows(
        client,
        euros,
        "2026-03-02,-100.00,Transfer to own account",
        "2026-03-12,-200.00,Transfer: USD 217.00 to own account",
        "2026-03-22,-300.00,Transfer to own account",
    )
    import_rows(client, dollars, "2026-03-22,325.50,Transfer from own account")
    assert linked_days(client) == set()
    import_rows(client, dollars, "2026-03-12,217.00,Transfer received", "2026-03-02,150.00,Transfer from own account")
    assert linked_days(client) == {("2026-03-12", "2026-03-12")}
    # The proved rate of 1.085 proves another of these days; 1.5 is none of them.
    import_rows(client, dollars, "2026-03-03,109.00,Transfer from own account")
    assert linked_days(client) == {("2026-03-12", "2026-03-12"), ("2026-03-02", "2026-03-03")}
    assert [each["rate"] for each in client.get("/transfers")] == [Decimal("1.09"), Decimal("1.085")]
    assert drifts(worker_engine, client) == []


@pytest.mark.usefixtures("worker")
def test_posted_transactions_are_looked_at_by_the_aggregate_stage(client: Client) -> None:
    import_rows(client, client.account(), MONEY_OUT)
    posted = {"amount": "500", "currency": "EUR", "description": "Incoming", "date": "2026-03-03"}
    client.post("/transactions", {**posted, "account_id": client.account(account_type="savings")})
    for stage in ("transform", "load", "aggregate"):
        assert linked_days(client) == set()
        client.finished(client.post(f"/etl/{stage}-only", expect=202)["id"])
    assert linked_days(client) == {("2026-03-02", "2026-03-03")}


@pytest.mark.usefixtures("worker")
def test_a_closed_account_leaves_the_other_sides_as_they_were(client: Client, worker_engine: Engine) -> None:
    everyday, savings = client.account(), client.account(account_type="savings")
    import_rows(client, savings, MONEY_IN)
    before = client.transactions()
    import_rows(client, everyday, MONEY_OUT)
    assert linked_days(client) == {("2026-03-02", "2026-03-03")}
    client.request("DELETE", f"/accounts/{everyday}")
    assert linked_days(client) == set()
    assert [row["category"] for row in client.transactions()] == [before[0]["category"]]
    assert income_and_spending(client) == (500, 0)
    assert drifts(worker_engine, client) == []
