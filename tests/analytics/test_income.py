"""Income: money in less money out in categories of income, and its average a month."""

from __future__ import annotations

from decimal import Decimal

from tests.support.account_holder import AccountHolder


def test_income_by_category_with_what_went_back_taken_off(holder: AccountHolder) -> None:
    holder.category("Dividends", "income")
    holder.load(
        ("2025-02-10", "1000", "Salary & Income"),
        ("2025-04-10", "1000.50", "Salary & Income"),
        ("2025-04-11", "-100", "Salary & Income"),
        ("2025-03-01", "99.50", "Dividends"),
        ("2025-03-01", "777", "Transfer & Income"),
    )
    told = holder.dashboard("2025-02-01", "2025-04-15")["income_breakdown"]
    assert told == {
        "total_income": 2000,
        "income_by_category": [
            {"category": "Salary & Income", "amount": Decimal("1900.50"), "count": 3},
            {"category": "Dividends", "amount": Decimal("99.50"), "count": 1},
        ],
        "average_monthly": Decimal("666.67"),
        "total_transactions": 4,
    }


def test_no_income(holder: AccountHolder) -> None:
    holder.load(("2025-04-10", "-1", "Groceries"))
    assert holder.dashboard()["income_breakdown"] == {
        "total_income": 0,
        "income_by_category": [],
        "average_monthly": 0,
        "total_transactions": 0,
    }
