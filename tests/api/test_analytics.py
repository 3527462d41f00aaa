"""The answers over HTTP; the figures themselves are tested in tests/analytics."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.client import Client
from tests.support.problems import fields_of, problem_of

STATEMENT = """date,amount,description,category
2024-01-05,1000,Salary,Salary & Income
2024-01-06,-0.10,a,Groceries
2024-01-07,-0.20,b,Groceries
"""
SCOPED = ("dashboard", "spending-by-category", "budget-recommendations")


@pytest.fixture
def spender(client: Client, worker: None) -> Client:
    """A user with a salary and some groceries in January 2024."""
    assert client.run_csv(STATEMENT, client.account(currency="EUR"))["rows"]["inserted"] == 3
    return client


def test_the_dashboard_has_the_parts_of_the_contract(spender: Client) -> None:
    dashboard = spender.get("/analytics/dashboard")
    assert {
        *("period", "summary", "spending_by_category", "income_breakdown", "monthly_trend", "top_merchants"),
        *("budget_recommendations", "insights", "lifetime_summary", "currency", "excluded"),
        "refunded_categories",
    } == set(dashboard)
    assert dashboard["period"] == {"start": "2024-01-01", "end": "2024-01-31", "type": "month"}
    assert dashboard["currency"] == "EUR"


def test_amounts_are_exact_json_numbers(spender: Client) -> None:
    answer = spender.request("GET", "/analytics/spending-by-category?start_date=2024-01-01&end_date=2024-01-31")
    assert '"amount":0.30' in answer.text


def test_days_may_be_called_by_either_name(spender: Client) -> None:
    january = spender.get("/analytics/spending-by-category", start_date="2024-01-01", end_date="2024-01-06")
    assert january == spender.get("/analytics/spending-by-category", **{"from": "2024-01-01", "to": "2024-01-06"})
    both = spender.request("GET", "/analytics/spending-by-category?from=2024-01-01&start_date=2024-01-01")
    assert fields_of(both) == {"start_date"}


def test_user_stats_and_account_summary_are_served(spender: Client) -> None:
    stats = spender.get("/analytics/user-stats")
    assert (stats["total_transactions"], stats["total_income"]) == (3, 1000)
    [account] = spender.get("/analytics/account-summary")
    assert (account["currency"], account["total_transactions"]) == ("EUR", 3)


@pytest.mark.parametrize("question", SCOPED)
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("from=nonsense", "from"),
        ("to=2024-02-30", "to"),
        ("from=2024-02-01&to=2024-01-01", "from"),
        ("currency=E", "currency"),
    ],
)
def test_what_does_not_fit_is_422(client: Client, question: str, query: str, field: str) -> None:
    assert fields_of(client.request("GET", f"/analytics/{question}?{query}")) == {field}


@pytest.mark.parametrize("question", SCOPED)
def test_anothers_account_is_not_found(client: Client, other: Client, question: str) -> None:
    problem_of(client.request("GET", f"/analytics/{question}?account_id={other.account()}"), 404)


@pytest.mark.parametrize("question", [*SCOPED, "user-stats", "account-summary"])
def test_nothing_is_an_answer_too(client: Client, question: str) -> None:
    client.get(f"/analytics/{question}")


def test_what_recurs_is_told_and_another_users_account_is_none(client: Client, other: Client, worker: None) -> None:
    days = [f"{day:%Y-%m-%d}" for day in (datetime.now(UTC) - timedelta(days=30 * back) for back in range(5, 0, -1))]
    rows = "".join(f"{day},-15.49,Netflix\n" for day in days)
    account = client.account()
    client.run_csv(f"date,amount,description\n{rows}", account)
    answer = client.request("GET", "/analytics/recurring")
    [netflix] = answer.json or []
    assert (netflix["merchant"], netflix["interval"], netflix["kind"]) == ("Netflix", "monthly", "subscription")
    assert (netflix["state"], str(netflix["monthly_cost"]), netflix["price_changes"]) == ("active", "15.49", [])
    again = client.request("GET", "/analytics/recurring", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert other.request("GET", "/analytics/recurring", query_string={"account_id": account}).status_code == 404
