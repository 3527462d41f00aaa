"""Spending by category: positive, refunds taken off, the largest first."""

from __future__ import annotations

from decimal import Decimal

from finpulse.analytics.spending import spending_by_category
from tests.support.account_holder import AccountHolder


def test_the_largest_category_comes_first(holder: AccountHolder) -> None:
    holder.load(
        ("2025-04-01", "-5.50", "Groceries"),
        ("2025-04-02", "-4.50", "Groceries"),
        ("2025-04-03", "-70", "Housing & Rent"),
        ("2025-04-03", "500", "Salary & Income"),
    )
    told = spending_by_category(holder.session, holder.scope("2025-04-01", "2025-04-03"))
    assert told["spending_by_category"] == [
        {"category": "Housing & Rent", "amount": 70, "count": 1},
        {"category": "Groceries", "amount": 10, "count": 2},
    ]
    assert told["total_spending"] == 80
    assert told["currency"] == "UZS"
    assert told["period"]["type"] == "custom"


def test_a_refund_lowers_its_category_and_is_no_income(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-100", "Shopping & Retail"), ("2025-04-02", "30.01", "Shopping & Retail"))
    told = holder.dashboard()
    assert told["spending_by_category"] == [{"category": "Shopping & Retail", "amount": Decimal("69.99"), "count": 2}]
    assert told["summary"]["total_income"] == 0


def test_refunds_larger_than_what_a_category_cost_stand_by_themselves_and_the_sum_holds(holder: AccountHolder) -> None:
    holder.load(
        ("2025-04-01", "-100", "Groceries"),
        ("2025-04-01", "-20", "Travel"),
        ("2025-04-02", "50", "Travel"),
        ("2025-04-02", "-5", "Education"),
        ("2025-04-02", "5", "Education"),
    )
    told = spending_by_category(holder.session, holder.scope())
    assert told["spending_by_category"] == [{"category": "Groceries", "amount": 100, "count": 1}]
    assert told["refunded_categories"] == [{"category": "Travel", "amount": 30, "count": 2}]
    assert (told["total_spending"], told["refunds"]) == (70, 0)


def test_spending_is_never_below_zero(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-20", "Groceries"), ("2025-04-02", "50.5", "Travel"))
    told = spending_by_category(holder.session, holder.scope())
    assert (told["total_spending"], told["refunds"]) == (0, Decimal("30.5"))


def test_a_category_that_nobody_knows_is_spending(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-1", "Haustiere"), ("2025-04-01", "-2", ""))
    assert [line["category"] for line in holder.dashboard()["spending_by_category"]] == ["", "Haustiere"]


def test_days_after_the_period_and_before_it_do_not_count(holder: AccountHolder) -> None:
    holder.load(*[(day, "-1", "Groceries") for day in ("2025-03-31", "2025-04-01", "2025-04-15", "2025-04-16")])
    assert holder.dashboard()["summary"]["total_spending"] == 2


def test_no_rows_no_spending(holder: AccountHolder) -> None:
    told = spending_by_category(holder.session, holder.scope())
    assert told["spending_by_category"] == []
    assert told["total_spending"] == 0
    assert told["excluded"] == {
        "other_currencies": [],
        "transfers": {"count": 0, "money_in": 0, "money_out": 0},
    }
