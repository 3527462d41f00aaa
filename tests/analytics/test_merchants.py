"""Merchants come from the totals of months, and from transactions only for months cut within."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from finpulse.analytics.merchants import merchants_of
from tests.support.account_holder import AccountHolder


def top(
    holder: AccountHolder, start: str | None = None, end: str | None = None, **fields: object
) -> list[tuple[str, int, int]]:
    lines = holder.dashboard(start, end, **fields)["top_merchants"]
    return [(line["merchant"], line["amount"], line["count"]) for line in lines]


@pytest.fixture
def written(holder: AccountHolder) -> AccountHolder:
    holder.load(
        ("2025-01-10", "-1", "Groceries", "Korzinka"),
        ("2025-01-20", "-2", "Groceries", "Korzinka"),
        ("2025-02-10", "-4", "Groceries", "Korzinka"),
        ("2025-03-10", "-8", "Food & Restaurants", "Korzinka"),
        ("2025-03-20", "-16", "Groceries", "Korzinka"),
        ("2025-03-10", "-9", "Transport & Taxi", "Yandex Go"),
        ("2025-03-11", "-500", "Transfers", "Anna"),
        ("2025-03-12", "700", "Salary & Income", "Employer"),
        ("2025-03-13", "-3", "Groceries"),
    )
    return holder


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-03-01", "2025-03-31", [("Korzinka", 24, 2), ("Yandex Go", 9, 1)]),
        ("2025-01-15", "2025-03-15", [("Korzinka", 14, 3), ("Yandex Go", 9, 1)]),
        ("2025-01-15", "2025-01-25", [("Korzinka", 2, 1)]),
        ("2025-01-02", "2025-02-27", [("Korzinka", 7, 3)]),
        ("2025-03-11", "2025-03-20", [("Korzinka", 16, 1)]),
        ("2025-03-14", "2025-03-19", []),
    ],
)
def test_any_period_counts_its_own_days(
    written: AccountHolder, start: str, end: str, expected: list[tuple[str, int, int]]
) -> None:
    assert top(written, start, end) == expected


def test_a_month_whose_rest_is_empty_is_answered_without_its_transactions(written: AccountHolder) -> None:
    written.session.execute(text("DELETE FROM transactions WHERE owner_id = :owner"), {"owner": written.owner_id})
    assert top(written, "2025-03-05", "2025-03-25") == [("Korzinka", 24, 2), ("Yandex Go", 9, 1)]


def test_rows_that_are_not_counted_yet_are_in_no_answer(written: AccountHolder) -> None:
    written.session.execute(
        text(
            "INSERT INTO transactions (owner_id, account_id, date, amount, currency, category, merchant)"
            " VALUES (:owner, :account, '2025-03-12', -1000, 'UZS', 'Groceries', 'Korzinka')"
        ),
        {"owner": written.owner_id, "account": written.main},
    )
    assert top(written, "2025-03-11", "2025-03-20") == [("Korzinka", 16, 1)]


def test_refunds_are_taken_off_and_what_came_back_whole_is_left_out(holder: AccountHolder) -> None:
    holder.load(
        ("2025-04-01", "-50", "Shopping & Retail", "Uzum"),
        ("2025-04-02", "20", "Shopping & Retail", "Uzum"),
        ("2025-04-01", "-5", "Shopping & Retail", "Artel"),
        ("2025-04-02", "5", "Shopping & Retail", "Artel"),
    )
    assert top(holder) == [("Uzum", 30, 2)]


def test_ten_at_most_and_equals_by_name(holder: AccountHolder) -> None:
    holder.load(*[("2025-04-01", "-1", "Groceries", f"Shop {letter}") for letter in "LKJIHGFEDCBA"])
    assert [merchant for merchant, _, _ in top(holder)] == [f"Shop {letter}" for letter in "ABCDEFGHIJ"]


def test_one_currency_and_one_account(written: AccountHolder) -> None:
    savings = written.account("Savings")
    written.load(("2025-03-05", "-7", "Groceries", "Makro"), account_id=savings)
    written.load(("2025-03-06", "-6", "Groceries", "Netflix"), ("2025-03-28", "-1", "Groceries"), currency="USD")
    for period in (("2025-03-01", "2025-03-31"), ("2025-03-01", "2025-03-15")):
        assert top(written, *period, account_id=savings) == [("Makro", 7, 1)]
        assert top(written, *period, currency="USD") == [("Netflix", 6, 1)]


def test_who_paid_the_income(written: AccountHolder) -> None:
    payers = merchants_of(written.session, written.scope("2025-03-01", "2025-03-31")).income
    assert [(payer.merchant, payer.amount, payer.count) for payer in payers] == [("Employer", 700, 1)]
