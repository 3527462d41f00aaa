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
        "net_cash_flow": Decimal("999.90"),
        "savings_rate": Decimal("33.33"),
        "financial_health": "Excellent",
    }


def test_without_income_nothing_can_be_saved_of_it(holder: AccountHolder) -> None:
    holder.load(("2025-04-02", "-10", "Housing & Rent"))
    summary = holder.dashboard()["summary"]
    assert (summary["savings_rate"], summary["net_cash_flow"]) == (0, -10)
    assert summary["financial_health"] == "Needs Improvement"
