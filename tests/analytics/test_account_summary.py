"""Accounts at a glance: balances and counts, the newest account first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from finpulse.analytics.account_summary import account_summary
from finpulse.errors import NotFound
from tests.support.account_holder import AccountHolder, new_holder


def summary(holder: AccountHolder) -> list[dict[str, Any]]:
    return account_summary(holder.session, holder.owner_id, today=date(2025, 4, 15))


def test_balances_and_counts_of_each_account(holder: AccountHolder) -> None:
    dollars = holder.account("Dollars", "USD")
    holder.load(
        ("2024-01-01", "100.10", "Salary & Income"),
        ("2025-03-16", "-0.20", "Groceries"),
        ("2025-03-17", "-1", "Groceries"),
        ("2025-04-15", "-1", "Transfers"),
        ("2025-04-16", "-1", "Groceries"),
    )
    holder.load(("2025-04-01", "-5", "Groceries"), currency="USD")
    told = summary(holder)
    assert [line.pop("last_updated") is not None for line in told] == [True, True]
    assert told == [
        {
            "account_id": dollars,
            "account_name": "Dollars",
            "account_type": "checking",
            "currency": "USD",
            "balance": 0,
            "provider": "csv",
            "total_transactions": 0,
            "recent_transactions_30d": 0,
            "excluded": {"other_currencies": []},
        },
        {
            "account_id": holder.main,
            "account_name": "Main",
            "account_type": "checking",
            "currency": "UZS",
            "balance": Decimal("96.90"),
            "provider": "csv",
            "total_transactions": 6,
            "recent_transactions_30d": 3,
            "excluded": {"other_currencies": [{"currency": "USD", "count": 1, "money_in": 0, "money_out": 5}]},
        },
    ]


def test_only_ones_own_accounts(session: Session, holder: AccountHolder) -> None:
    new_holder(session)
    assert [line["account_id"] for line in summary(holder)] == [holder.main]


def test_recent_ends_with_the_users_today(holder: AccountHolder) -> None:
    assert [line["recent_transactions_30d"] for line in account_summary(holder.session, holder.owner_id)] == [0]


def test_nobody_has_no_accounts(session: Session) -> None:
    with pytest.raises(NotFound):
        account_summary(session, 2**40)
