"""What a figure counts, as a list of transactions: the rows of a kind of money sum up to the figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine

from finpulse.categorisation.categories import kind_of_money, named_selection
from finpulse.db.sessions import owner_session
from finpulse.transactions.filters import KindOfMoney, Selection, selection_from, selection_json
from finpulse.transactions.sums import day_sums
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


def test_days_have_sums_of_their_own(client: Client, run: Run, worker_engine: Engine) -> None:
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    assert client.user_id is not None
    with owner_session(worker_engine, client.user_id) as session:
        asked = named_selection(session, client.user_id, Selection(kind=KindOfMoney("spending")))
        found = day_sums(session, client.user_id, asked, date(2026, 3, 1), date(2026, 3, 5))
        assert asked.kind == kind_of_money(session, client.user_id, "spending")
    assert {day: [one.net for one in sums] for day, sums in found.items()} == {date(2026, 3, 2): [Decimal("-35.50")]}
    assert selection_from(selection_json(asked)) == asked
