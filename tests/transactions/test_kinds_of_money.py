"""What a figure counts, as a list of transactions: the rows of a kind of money sum up to the figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Engine

from finpulse.categorisation.categories import kind_of_money, named_selection
from finpulse.db.sessions import owner_session
from finpulse.transactions.filters import KindOfMoney, Selection, selection_from, selection_json
from finpulse.transactions.search import list_transactions
from finpulse.transactions.sums import sums_of, sums_of_day, sums_of_rows
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

MARCH = (
    "Date,Amount,Description\n2026-03-02,-30.00,Tesco Stores 2041\n2026-03-02,-5.50,Tesco\n2026-03-04,900,Salary ACME\n"
    "2026-03-05,-200.00,Transfer to savings\n2026-03-06,-7.00,Zorblatt\n2026-03-09,2.00,Tesco refund\n"
)


def net(client: Client, **query: Any) -> Decimal:
    return sum((Decimal(one["net"]) for one in client.get("/transactions/totals", **query)["sums"]), Decimal(0))


def test_the_rows_of_each_kind_sum_up_to_the_figure(client: Client, run: Run) -> None:
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    client.post("/transactions", {"amount": "-1.00", "date": "2026-03-07"})  # It waits, and is in no figure yet.
    largest = client.transactions(q="tesco stores")[0]
    parts = [{"amount": "-20.00", "category": "Groceries"}, {"amount": "-10.00", "category": "Transfers"}]
    assert client.request("PATCH", f"/transactions/{largest['id']}", json={"splits": parts}).status_code == 200
    days = {"from": "2026-03-01", "to": "2026-03-31"}
    told = client.get("/analytics/dashboard", **days)
    income, spending = (Decimal(told["summary"][name]) for name in ("total_income", "total_spending"))
    assert net(client, kind="income", **days) == income
    assert net(client, kind="spending", **days) == -spending
    assert net(client, kind="external", **days) == income - spending
    assert {row["id"] for row in client.transactions(kind="transfer")} >= {largest["id"]}
    [groceries] = [one for one in told["spending_by_category"] if one["category"] == "Groceries"]
    assert net(client, kind="spending", category="Groceries", **days) == -Decimal(str(groceries["amount"]))


def test_rows_at_hand_sum_up_to_what_the_database_adds_up(client: Client, run: Run, worker_engine: Engine) -> None:
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    owner_id = client.user_id
    assert owner_id is not None
    largest = client.transactions(q="tesco stores")[0]
    parts = [{"amount": "-20.00", "category": "Groceries"}, {"amount": "-10.00", "category": "Transfers"}]
    assert client.request("PATCH", f"/transactions/{largest['id']}", json={"splits": parts}).status_code == 200
    asked = [
        Selection(),
        Selection(category="Transfers"),
        Selection(kind=KindOfMoney("spending")),
        Selection(q="tesco"),
    ]
    asked.append(Selection(kind=KindOfMoney("transfer"), category="Groceries"))
    with owner_session(worker_engine, owner_id) as session:
        for selection in (named_selection(session, owner_id, each) for each in asked):
            rows = list_transactions(session, owner_id, selection, limit=100)
            assert sums_of_rows(rows, selection) == sums_of(session, owner_id, selection)
            for day in {row.date for row in rows}:
                of_day = [row for row in rows if row.date == day]
                assert sums_of_rows(of_day, selection) == sums_of_day(session, owner_id, selection, day)
            assert selection_from(selection_json(selection)) == selection
        assert named_selection(session, owner_id, asked[2]).kind == kind_of_money(session, owner_id, "spending")
