"""Accounts at a glance: balances and counts, the newest account first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from finpulse.analytics.account_summary import account_summary
from finpulse.errors import NotFound
from tests.support.book import Book, new_book


def summary(book: Book) -> list[dict[str, Any]]:
    return account_summary(book.session, book.owner_id, today=date(2025, 4, 15))


def test_balances_and_counts_of_each_account(book: Book) -> None:
    dollars = book.account("Dollars", "USD")
    book.write(
        ("2024-01-01", "100.10", "Salary & Income"),
        ("2025-03-16", "-0.20", "Groceries"),
        ("2025-03-17", "-1", "Groceries"),
        ("2025-04-15", "-1", "Transfers"),
        ("2025-04-16", "-1", "Groceries"),
    )
    book.write(("2025-04-01", "-5", "Groceries"), currency="USD")
    told = summary(book)
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
        },
        {
            "account_id": book.main,
            "account_name": "Main",
            "account_type": "checking",
            "currency": "UZS",
            "balance": Decimal("96.90"),
            "provider": "csv",
            "total_transactions": 6,
            "recent_transactions_30d": 3,
        },
    ]


def test_only_ones_own_accounts(session: Session, book: Book) -> None:
    new_book(session)
    assert [line["account_id"] for line in summary(book)] == [book.main]


def test_recent_ends_with_the_users_today(book: Book) -> None:
    assert [line["recent_transactions_30d"] for line in account_summary(book.session, book.owner_id)] == [0]


def test_nobody_has_no_accounts(session: Session) -> None:
    with pytest.raises(NotFound):
        account_summary(session, 2**40)
