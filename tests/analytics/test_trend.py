"""The trend has twelve months, the last of them up to the period's end."""

from __future__ import annotations

from tests.support.account_holder import AccountHolder


def test_twelve_months_with_zeros_where_nothing_is(holder: AccountHolder) -> None:
    holder.load(
        ("2024-04-30", "-999", "Groceries"),
        ("2024-05-01", "-1", "Groceries"),
        ("2024-12-31", "50", "Salary & Income"),
        ("2025-01-01", "-2", "Groceries"),
        ("2025-04-15", "-3", "Groceries"),
        ("2025-04-16", "-999", "Groceries"),
    )
    trend = holder.dashboard("2025-03-03", "2025-04-15")["monthly_trend"]
    assert [line["month"] for line in trend] == [
        *(f"2024-{month:02}" for month in range(5, 13)),
        *(f"2025-{month:02}" for month in range(1, 5)),
    ]
    moved = {line["month"]: line for line in trend if line["total_income"] or line["total_spending"]}
    assert moved == {
        "2024-05": {"month": "2024-05", "total_income": 0, "total_spending": 1, "refunds": 0, "net": -1},
        "2024-12": {"month": "2024-12", "total_income": 50, "total_spending": 0, "refunds": 0, "net": 50},
        "2025-01": {"month": "2025-01", "total_income": 0, "total_spending": 2, "refunds": 0, "net": -2},
        "2025-04": {"month": "2025-04", "total_income": 0, "total_spending": 3, "refunds": 0, "net": -3},
    }


def test_the_leap_day_belongs_to_its_february(holder: AccountHolder) -> None:
    holder.load(("2024-02-29", "-5", "Groceries"), ("2024-03-01", "-6", "Groceries"))
    trend = holder.dashboard("2024-02-01", "2024-02-29")["monthly_trend"]
    assert (trend[-1]["month"], trend[-1]["total_spending"]) == ("2024-02", 5)
