"""What REST analytics tell too is the same figure when the assistant is asked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from finpulse.analytics.account_summary import account_summary
from finpulse.analytics.budget import budget_recommendations
from finpulse.analytics.dashboard import dashboard
from finpulse.analytics.recurring import recurring
from finpulse.analytics.spending import spending_by_category
from tests.support.account_holder import AccountHolder
from tests.support.asked_plans import TODAY, answer, names, plan, told

START, END = "2024-10-01", "2025-03-31"


@pytest.fixture
def household(holder: AccountHolder) -> AccountHolder:
    """Half a year of pay, rent, a subscription that got dearer, a refund, and money in another currency."""
    for month in ("2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03"):
        price = "-15.49" if month < "2025-01" else "-17.99"
        holder.load(
            (f"{month}-01", "-700", "Housing & Rent", "Landlord"),
            (f"{month}-05", "2400.10", "Salary & Income", "Acme"),
            (f"{month}-08", price, "Entertainment & Leisure", "Netflix"),
            (f"{month}-11", "-81.35", "Groceries", "Makro"),
            (f"{month}-19", "-120.07", "Groceries", "Korzinka"),
            (f"{month}-23", "-40", "Transfers", ""),
        )
    holder.load(
        ("2025-03-12", "-60.10", "Shopping & Retail", "Makro"), ("2025-03-20", "21.05", "Shopping & Retail", "Makro")
    )
    holder.load(("2025-03-02", "-9", "Travel", "Uzrail"), currency="EUR")
    return holder


def money(figure: object) -> str:
    return f"{Decimal(str(figure)):.2f}"


def test_sums_rates_and_what_is_left_out(household: AccountHolder) -> None:
    shown = dashboard(household.session, household.scope(START, END))
    for metric, name in (
        ("income", "total_income"),
        ("spending", "total_spending"),
        ("net_cash_flow", "net_cash_flow"),
        ("savings_rate", "savings_rate"),
    ):
        said = answer(household, plan(metric, START, END))
        assert said.values[0]["value"] == money(shown["summary"][name])
        assert said.excluded == shown["excluded"]
    lifetime = told(household, plan("lifetime_snapshot"))
    of_rest = shown["lifetime_summary"]
    assert lifetime == {
        "income": money(of_rest["total_income"]),
        "spending": money(of_rest["total_expense"]),
        "net_cash_flow": money(of_rest["net_cash_flow"]),
    }


def test_categories_merchants_and_months(household: AccountHolder) -> None:
    scope = household.scope("2025-03-01", END)
    by_category = spending_by_category(household.session, scope)["spending_by_category"]
    asked = plan("spending", "2025-03-01", END, group_by=("category",))
    assert list(told(household, asked).items()) == [(line["category"], money(line["amount"])) for line in by_category]
    shown = dashboard(household.session, household.scope(START, END))
    ranked = told(household, plan("spending", START, END, group_by=("merchant",), order="desc", limit=10))
    assert list(ranked.items()) == [(line["merchant"], money(line["amount"])) for line in shown["top_merchants"]]
    trend = {line["month"]: money(line["total_spending"]) for line in shown["monthly_trend"]}
    by_month = told(household, plan("spending", START, END, group_by=("month",)))
    assert by_month == {month: trend[month] for month in by_month}


def test_balances(household: AccountHolder) -> None:
    household.account("Abroad", "EUR")
    balances = {
        each["account_name"]: money(each["balance"]) for each in account_summary(household.session, household.owner_id)
    }
    assert told(household, plan("balance", group_by=("account",))) == balances
    assert told(household, plan("balance"))["balance"] == balances["Main"]


def test_what_recurs(household: AccountHolder) -> None:
    as_of = date(2025, 3, 31)
    scope = household.scope(END, END, today=END)
    found = [each for each in recurring(household.session, scope, None, as_of, None) if each["state"] != "ended"]
    paid = [each for each in found if each["kind"] != "income"]
    listed = told(household, plan("recurring_list"), as_of=as_of)
    assert listed == {each["merchant"]: money(each["amount"]) for each in paid}
    cost = told(household, plan("recurring_monthly_cost"), as_of=as_of)["recurring_monthly_cost"]
    assert abs(Decimal(cost) - sum(each["monthly_cost"] for each in paid)) < Decimal("0.02")
    pay = told(household, plan("recurring_list", None, END, names("kind", "income")), as_of=as_of)
    assert pay == {"Acme": "2400.10"}
    risen = told(household, plan("recurring_price_change", "2025-01-01", END), as_of=as_of)
    assert risen == {"Netflix": "2.50"}
    due = told(household, plan("recurring_upcoming", "2025-04-01", "2025-04-30"), as_of=as_of)
    assert due == {each["merchant"]: money(each["amount"]) for each in paid}


def test_budgets_are_those_recommended_a_month(household: AccountHolder) -> None:
    lines = budget_recommendations(household.session, household.scope(START, END))["budget_recommendations"]
    budgets = told(household, plan("recommended_budget", START, END, group_by=("category",)))
    assert budgets == {line["category"]: money(line["recommended_budget"] / 6) for line in lines}
    household.load(("2025-04-03", "-100", "Groceries", "Makro"))
    left = told(household, plan("budget_remaining", "2025-04-01", "2025-04-15", names("category", "Groceries")))
    assert Decimal(left["budget_remaining"]) == Decimal(budgets["Groceries"]) - 100


def test_unusual_purchases_new_merchants_and_lists(household: AccountHolder) -> None:
    household.load(("2025-04-02", "-990", "Groceries", "Makro"), ("2025-04-03", "-7", "Groceries", "Havas"))
    odd = told(household, plan("anomaly_list", "2025-03-17", "2025-04-15"))
    assert odd == {"2025-04-02 · Makro": "-990.00"}
    assert told(household, plan("new_merchants", "2025-04-01", "2025-04-15")) == {"Havas": "7.00"}
    largest = told(household, plan("max_transaction", "2025-01-01", "2025-04-15", limit=2))
    assert list(largest) == ["2025-04-02 · Makro", "2025-03-01 · Landlord"]
    last = answer(household, plan("transactions", None, "2025-04-15", names("merchant", "netflix"), limit=1))
    assert [each["label"] for each in last.values] == ["2025-03-08 · Netflix"]
    of_month = answer(household, plan("transactions", "2025-03-01", END))
    assert len(of_month.values) == of_month.rows_counted == 9


def test_income_in_parts_and_a_balance_to_come(household: AccountHolder) -> None:
    split = told(household, plan("split_503020", START, END))
    assert sum(map(Decimal, split.values())) == pytest.approx(100, abs=Decimal("0.02"))
    assert Decimal(split["savings"]) == Decimal(told(household, plan("savings_rate", START, END))["savings_rate"])
    later = (TODAY + timedelta(days=30)).isoformat()
    forecast = Decimal(told(household, plan("forecast_balance", "2025-04-16", later))["forecast_balance"])
    balance = Decimal(told(household, plan("balance"))["balance"])
    # Pay and rent come once more until then; what else is spent makes it less.
    assert balance < forecast < balance + Decimal("2400.10")
