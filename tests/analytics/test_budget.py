"""Budgets are shares of the income, and spending is judged against them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from finpulse.analytics.budget import budget_recommendations, verdict
from tests.support.account_holder import AccountHolder, new_holder


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
        ("Housing & Rent", 30),
        ("Food & Restaurants", 15),
        ("Groceries", 15),
        ("Bills & Utilities", 10),
        ("Shopping & Retail", 10),
        ("Transport & Taxi", 10),
        ("Entertainment & Leisure", 10),
        ("Health & Medicine", 5),
        ("Education", 5),
        ("Insurance", 5),
        ("Haustiere", 5),
        ("Other", 5),
        ("Bank & Financial Services", 5),
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
            "recommendation": "Spending on Groceries is UZS\xa0114.82 over its budget; cut it back.",
            "type": "warning",
        }
    ]
    assert told["currency"] == "UZS"


def test_food_and_groceries_have_one_budget_of_which_each_has_its_part(holder: AccountHolder) -> None:
    holder.load(
        ("2025-04-01", "1000", "Salary & Income"),
        ("2025-04-02", "-45", "Groceries"),
        ("2025-04-02", "-135", "Food & Restaurants"),
    )
    food, groceries = holder.dashboard()["budget_recommendations"]
    assert (food["recommended_budget"], groceries["recommended_budget"]) == (Decimal("112.50"), Decimal("37.50"))
    assert (food["budget_percentage"], groceries["budget_percentage"]) == (Decimal("11.25"), Decimal("3.75"))
    assert food["status"] == groceries["status"] == "slightly_over"
    assert food["recommendation"] == (
        "Spending on Food & Restaurants together with Groceries is UZS\xa030 over its budget; watch it."
    )


@pytest.mark.parametrize("category", ["Loans & Debt", "Taxes & Government"])
def test_what_is_owed_is_told_and_never_judged(holder: AccountHolder, category: str) -> None:
    holder.load(("2025-04-01", "1000", "Salary & Income"), ("2025-04-02", "-900", category))
    (line,) = holder.dashboard()["budget_recommendations"]
    assert (line["current_spending"], line["status"], line["type"]) == (900, "not_judged", "info")
    assert line["recommended_budget"] is line["budget_percentage"] is None
    assert "cut" not in line["recommendation"]


@pytest.mark.parametrize("category", ["Housing & Rent", "Insurance", "Health & Medicine"])
def test_nobody_is_told_to_cut_back_what_nobody_can(holder: AccountHolder, category: str) -> None:
    holder.load(("2025-04-01", "1000", "Salary & Income"), ("2025-04-02", "-900", category))
    (line,) = holder.dashboard()["budget_recommendations"]
    assert line["status"] == "over_budget"
    assert line["recommendation"].endswith("over its budget.")
    (dominating,) = [one for one in holder.dashboard()["insights"] if one["title"] == "One category dominates"]
    assert not dominating["actionable"]


def test_money_is_written_as_the_users_locale_writes_it(session: Session) -> None:
    holder = new_holder(session, locale="uz_UZ")
    holder.load(("2025-04-01", "10000000", "Salary & Income"), ("2025-04-02", "-2734567.00", "Travel"))
    (line,) = holder.dashboard()["budget_recommendations"]
    assert line["recommendation"] == (
        "Spending on Travel is 2\xa0234\xa0567\xa0so\u02bbm over its budget; cut it back."
    )
    (good_savings, *_) = holder.dashboard()["insights"]
    assert good_savings["message"].startswith("Your savings rate is 72,65\xa0%")


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
