"""The summary and the rating that its savings rate earns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.analytics.savings import financial_health
from tests.support.account_holder import AccountHolder


@pytest.mark.parametrize(
    ("rate", "rating"),
    [
        ("20", "Excellent"),
        ("19.99", "Good"),
        ("10", "Good"),
        ("9.99", "Fair"),
        ("5", "Fair"),
        ("4.99", "Needs Improvement"),
        ("-30", "Needs Improvement"),
    ],
)
def test_the_rating(rate: str, rating: str) -> None:
    assert financial_health(Decimal(rate)) == rating


def test_the_summary(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "3000", "Salary & Income"), ("2025-04-02", "-2000.10", "Housing & Rent"))
    assert holder.dashboard()["summary"] == {
        "total_income": 3000,
        "total_spending": Decimal("2000.10"),
        "refunds": 0,
        "net_cash_flow": Decimal("999.90"),
        "savings_rate": Decimal("33.33"),
        "financial_health": "Excellent",
    }


def test_without_income_nothing_can_be_saved_of_it(holder: AccountHolder) -> None:
    holder.load(("2025-04-02", "-10", "Housing & Rent"))
    summary = holder.dashboard()["summary"]
    assert (summary["savings_rate"], summary["net_cash_flow"]) == (None, -10)
    assert summary["financial_health"] == "Needs Improvement"


@pytest.mark.parametrize("refund", ["0", "-5", "70"])
def test_nobody_saves_more_than_the_income(holder: AccountHolder, refund: str) -> None:
    holder.load(("2025-04-01", "100", "Salary & Income"), ("2025-04-02", refund, "Travel"))
    told = holder.dashboard()
    summary, beyond = told["summary"], max(Decimal(refund), Decimal(0))
    assert summary["savings_rate"] <= 100
    assert (summary["total_spending"], summary["refunds"]) == (max(-Decimal(refund), Decimal(0)), beyond)
    assert summary["net_cash_flow"] == 100 + Decimal(refund)
    assert (told["lifetime_summary"]["total_expense"], told["lifetime_summary"]["refunds"]) == (
        summary["total_spending"],
        beyond,
    )
    assert (told["monthly_trend"][-1]["total_spending"], told["monthly_trend"][-1]["refunds"]) == (
        summary["total_spending"],
        beyond,
    )


def test_who_has_nothing_booked_is_told_nothing_about_their_health(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-100", "Transfers"))
    summary = holder.dashboard()["summary"]
    assert (summary["savings_rate"], summary["financial_health"]) == (None, None)
