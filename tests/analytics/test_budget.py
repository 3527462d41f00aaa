"""Budgets are shares of the income, and spending is judged against them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finpulse.analytics.budget import budget_recommendations, verdict
from tests.support.account_holder import AccountHolder


@pytest.mark.parametrize(
    ("spending", "status", "urgency"),
    [
        ("120.01", "over_budget", "high"),
        ("120", "slightly_over", "medium"),
        ("100.01", "slightly_over", "medium"),
        ("100", "on_budget", "low"),
        ("80", "on_budget", "low"),
        ("79.99", "under_budget", "low"),
    ],
)
def test_the_thresholds(spending: str, status: str, urgency: str) -> None:
    judged = verdict(Decimal(spending), Decimal(100))
    assert (judged.status, judged.urgency) == (status, urgency)


@pytest.mark.parametrize(
    ("category", "share"),
    [
        ("Food & Restaurants", 15),
        ("Groceries", 15),
        ("Bills & Utilities", 15),
        ("Shopping & Retail", 15),
        ("Transport & Taxi", 10),
        ("Entertainment & Leisure", 10),
        ("Health & Medicine", 5),
        ("Education", 5),
        ("Housing & Rent", 5),
        ("Haustiere", 5),
        ("Other", 3),
        ("Bank & Financial Services", 2),
    ],
)
def test_the_share_of_each_category(holder: AccountHolder, category: str, share: int) -> None:
    holder.load(("2025-04-01", "1000", "Salary & Income"), ("2025-04-02", "-10", category))
    (line,) = budget_recommendations(holder.session, holder.scope())["budget_recommendations"]
    assert (line["category"], line["budget_percentage"]) == (category, share)
    assert line["recommended_budget"] == 10 * share


def test_a_recommendation_says_what_to_do(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "1234.56", "Salary & Income"), ("2025-04-02", "-300", "Groceries"))
    told = budget_recommendations(holder.session, holder.scope())
    assert told["budget_recommendations"] == [
        {
            "category": "Groceries",
            "current_spending": 300,
            "recommended_budget": Decimal("185.18"),
            "budget_percentage": 15,
            "status": "over_budget",
            "urgency": "high",
            "recommendation": "Spending on Groceries is 114.82 UZS over its budget; cut it back.",
            "type": "warning",
        }
    ]
    assert told["currency"] == "UZS"


def test_without_income_there_is_no_share_to_recommend(holder: AccountHolder) -> None:
    holder.load(("2025-04-02", "-300", "Groceries"))
    assert holder.dashboard()["budget_recommendations"] == []


def test_only_what_cost_something_is_judged_the_largest_first(holder: AccountHolder) -> None:
    holder.load(
        ("2025-04-01", "1000", "Salary & Income"),
        ("2025-04-02", "-10", "Groceries"),
        ("2025-04-02", "-90", "Travel"),
        ("2025-04-02", "30", "Education"),
        ("2025-04-02", "-500", "Transfers"),
    )
    lines = holder.dashboard()["budget_recommendations"]
    assert [line["category"] for line in lines] == ["Travel", "Groceries"]
