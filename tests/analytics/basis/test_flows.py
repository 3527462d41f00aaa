"""Windows of any shape give the sums of exactly their days, and say what they leave out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import flows_of
from finpulse.periods import Period
from tests.support.account_holder import AccountHolder, new_holder


def test_several_windows_at_once_each_with_its_own_days(holder: AccountHolder) -> None:
    holder.load(
        ("2025-01-31", "-1", "Groceries"),
        ("2025-02-01", "-2", "Groceries"),
        ("2025-02-28", "-4", "Groceries"),
        ("2025-03-01", "-8", "Groceries"),
        ("2025-03-02", "-16", "Groceries"),
    )
    windows = {
        "month": Period(date(2025, 2, 1), date(2025, 2, 28)),
        "cut": Period(date(2025, 1, 31), date(2025, 3, 1)),
        "day": Period(date(2025, 3, 2), date(2025, 3, 2)),
        "empty": Period(date(2024, 1, 1), date(2024, 1, 1)),
    }
    flows = flows_of(holder.session, holder.scope(), windows)
    assert {name: of_window.spending for name, of_window in flows.items()} == {
        "month": 6,
        "cut": 15,
        "day": 16,
        "empty": 0,
    }


def test_only_the_account_asked_about(holder: AccountHolder) -> None:
    savings = holder.account("Savings")
    holder.load(("2025-04-01", "-1", "Groceries"))
    holder.load(("2025-04-01", "-2", "Groceries"), account_id=savings)
    assert holder.dashboard()["summary"]["total_spending"] == 3
    assert holder.dashboard(account_id=savings)["summary"]["total_spending"] == 2


def test_what_another_user_has_never_matters(session: Session, holder: AccountHolder) -> None:
    new_holder(session).load(("2025-04-01", "-1", "Groceries", "Korzinka"), ("2025-04-01", "9", "Salary & Income"))
    told = holder.dashboard()
    assert told["summary"]["total_spending"] == told["summary"]["total_income"] == 0
    assert told["top_merchants"] == []
    assert told["lifetime_summary"]["total_transactions"] == 0


def test_currencies_are_never_added_and_the_others_are_named(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-10.10", "Groceries"), ("2025-04-02", "-10.20", "Groceries"))
    holder.load(("2025-04-01", "-3.5", "Groceries"), ("2025-04-03", "7", "Salary & Income"), currency="USD")
    holder.load(("2025-04-03", "1", "Transfers"), ("2025-03-31", "1", "Salary & Income"), currency="EUR")
    told = holder.dashboard(currency="UZS")
    assert told["summary"]["total_spending"] == Decimal("20.30")
    assert told["excluded"]["other_currencies"] == [
        {"currency": "EUR", "count": 1, "money_in": 1, "money_out": 0},
        {"currency": "USD", "count": 2, "money_in": 7, "money_out": Decimal("3.5")},
    ]


def test_transfers_are_neither_income_nor_spending_and_are_named(holder: AccountHolder) -> None:
    holder.load(
        ("2025-04-01", "-100", "Transfers"),
        ("2025-04-01", "100", "Transfer & Income"),
        ("2025-04-02", "-50", "Cash & ATM"),
    )
    told = holder.dashboard()
    assert told["summary"]["total_income"] == told["summary"]["total_spending"] == 0
    assert told["excluded"]["transfers"] == {"count": 3, "money_in": 100, "money_out": 150}


def test_a_total_that_has_lost_all_its_rows_is_as_none(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-1", "Groceries"))
    holder.session.connection().exec_driver_sql(
        f"UPDATE category_days SET money_out = 0, count_out = 0 WHERE owner_id = {holder.owner_id}"
    )
    assert holder.dashboard("2025-04-01", "2025-04-15")["spending_by_category"] == []
