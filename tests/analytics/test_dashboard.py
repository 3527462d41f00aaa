"""The dashboard has all its parts, from few questions, and agrees with a plain sum over the transactions."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection, event

from finpulse.db import exact_json
from tests.support.account_holder import AccountHolder

CATEGORIES = ["Groceries", "Travel", "Salary & Income", "Transfers", "Haustiere"]
PARTS = {
    "period",
    "summary",
    "spending_by_category",
    "refunded_categories",
    "income_breakdown",
    "monthly_trend",
    "top_merchants",
    "budget_recommendations",
    "insights",
    "lifetime_summary",
    "currency",
    "excluded",
}


def test_all_parts_are_there_and_can_be_written_as_json(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-0.1", "Groceries", "Korzinka"), ("2025-04-02", "-0.2", "Groceries", "Korzinka"))
    told = holder.dashboard()
    assert told.keys() == PARTS
    again = exact_json.loads(exact_json.dumps(told))
    assert again["period"] == {"start": "2025-04-01", "end": "2025-04-15", "type": "month_to_date"}
    assert again["top_merchants"] == [{"merchant": "Korzinka", "amount": Decimal("0.3"), "count": 2}]


def test_the_lifetime_is_all_that_is_booked_also_after_the_period(holder: AccountHolder) -> None:
    savings = holder.account("Savings")
    holder.load(
        ("1999-12-31", "100", "Salary & Income"),
        ("2025-04-01", "-30", "Groceries"),
        ("2026-01-01", "-20", "Transfers"),
    )
    holder.load(("2020-02-29", "-5", "Groceries"), account_id=savings)
    assert holder.dashboard()["lifetime_summary"] == {
        "total_transactions": 4,
        "total_income": 100,
        "total_expense": 35,
        "refunds": 0,
        "net_cash_flow": 65,
        "avg_transaction_amount": Decimal("38.75"),
    }
    assert holder.dashboard(account_id=savings)["lifetime_summary"]["total_expense"] == 5


@pytest.mark.parametrize("seed", range(6))
def test_any_period_agrees_with_a_plain_sum_over_its_transactions(holder: AccountHolder, seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        (
            str(date(2023, 11, 1) + timedelta(days=chance.randrange(500))),
            str(Decimal(chance.randrange(-(10**6), 10**6)) / 100),
            chance.choice(CATEGORIES),
            chance.choice(["", "Korzinka", "Uzum", "Employer"]),
        )
        for _ in range(300)
    ]
    holder.load(*rows)
    start = date(2023, 11, 1) + timedelta(days=chance.randrange(250))
    end = start + timedelta(days=chance.randrange(250))
    told = holder.dashboard(str(start), str(end))

    inside = [row for row in rows if str(start) <= row[0] <= str(end)]
    spent: defaultdict[str, Decimal] = defaultdict(Decimal)
    by_merchant: defaultdict[str, Decimal] = defaultdict(Decimal)
    for _, amount, category, merchant in inside:
        if category not in ("Salary & Income", "Transfers"):
            spent[category] -= Decimal(amount)
            by_merchant[merchant] -= Decimal(amount)
    income = sum((Decimal(row[1]) for row in inside if row[2] == "Salary & Income"), Decimal(0))
    assert told["summary"]["total_income"] == income
    assert told["summary"]["total_spending"] - told["summary"]["refunds"] == sum(spent.values())
    lines = [(1, told["spending_by_category"]), (-1, told["refunded_categories"])]
    assert {line["category"]: sign * line["amount"] for sign, some in lines for line in some} == spent
    assert {line["merchant"]: line["amount"] for line in told["top_merchants"]} == {
        merchant: amount for merchant, amount in by_merchant.items() if merchant and amount > 0
    }
    assert told["excluded"]["transfers"]["count"] == sum(row[2] == "Transfers" for row in inside)


def test_it_takes_few_questions(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-1", "Groceries", "Korzinka"), ("2025-04-20", "-1", "Groceries", "Korzinka"))
    asked = []

    def remember(*details: object) -> None:
        asked.append(details[2])

    connection: Connection = holder.session.connection()
    event.listen(connection, "before_cursor_execute", remember)
    holder.dashboard()
    assert len(asked) <= 6
