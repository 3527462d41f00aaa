"""What a figure counts, as a list of transactions: the rows of a kind of money sum up to the figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from sqlalchemy import Engine

from finpulse.categorisation.categories import kind_of_money, named_selection
from finpulse.db.sessions import owner_session
from finpulse.transactions.filters import KindOfMoney, MoneyKind, Selection, selection_from, selection_json
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


def test_the_payment_of_a_card_is_no_spending_in_the_figure_or_among_its_rows(client: Client, run: Run) -> None:
    paid = "Date,Amount,Description\n2026-03-02,-30.00,Tesco\n2026-03-03,-80.00,CHASE CREDIT CRD EPAY\n"
    upload(client, paid, client.account(), IMPORT_STAGES, run)
    days = {"from": "2026-03-01", "to": "2026-03-31"}
    assert [row["category"] for row in client.transactions(q="chase")] == ["Loans & Debt"]
    assert Decimal(client.get("/analytics/dashboard", **days)["summary"]["total_spending"]) == 30
    assert net(client, kind="spending", **days) == -30
    assert net(client, kind="transfer", **days) == net(client, category="Loans & Debt") == -80
    assert [row["amount"] for row in client.transactions(kind="spending")] == ["-30.00"]


def test_totals_and_rows_at_hand_sum_up_to_the_same(client: Client, run: Run, worker_engine: Engine) -> None:
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    owner_id = client.user_id
    assert owner_id is not None
    client.post("/transactions", {"amount": "-1.00", "date": "2026-03-07"})  # It waits, and is in no total yet.
    largest = client.transactions(q="tesco stores")[0]
    parts = [{"amount": "-20.00", "category": "Groceries"}, {"amount": "-10.00", "category": "Transfers"}]
    assert client.request("PATCH", f"/transactions/{largest['id']}", json={"splits": parts}).status_code == 200
    march = [Selection(), *(Selection(kind=KindOfMoney(kind)) for kind in get_args(MoneyKind))]
    march += [Selection(category="Groceries"), Selection(kind=KindOfMoney("transfer"), category="Groceries")]
    part_of_it = [replace(one, start=date(2026, 3, 2), end=date(2026, 3, 5)) for one in march]
    march += [replace(one, merchant="tesco") for one in march]
    march += [replace(one, start=date(2026, 3, 1), end=date(2026, 3, 31)) for one in march]
    by_rows = [Selection(category="Transfers"), Selection(min_amount=Decimal(-30)), Selection(currency="EUR")]
    with owner_session(worker_engine, owner_id) as session:
        for asked in (*march, *part_of_it, *by_rows):
            selection = named_selection(session, owner_id, asked)
            rows = list_transactions(session, owner_id, selection, limit=100)
            assert sums_of_rows(rows, selection) == sums_of(session, owner_id, selection), selection
            for day in {row.date for row in rows}:
                of_day = [row for row in rows if row.date == day]
                assert sums_of_rows(of_day, selection) == sums_of_day(session, owner_id, selection, day), selection
            assert selection_from(selection_json(selection)) == selection
        spending = named_selection(session, owner_id, march[2])
        assert spending.kind == kind_of_money(session, owner_id, "spending")
