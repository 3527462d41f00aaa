"""The cached row holds a user's lifetime in each currency, and follows the totals."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from finpulse.analytics.user_stats import user_stats
from finpulse.db import exact_json
from finpulse.errors import InvalidInput, NotFound
from finpulse.models import UserStats
from finpulse.totals.user_stats import settle_stats
from tests.support.account_holder import AccountHolder, new_holder


def stats(holder: AccountHolder, currency: str | None = None) -> dict[str, Any]:
    return user_stats(holder.session, holder.owner_id, currency)


def test_the_lifetime_in_one_currency_and_the_others_named(holder: AccountHolder) -> None:
    holder.category("Dividends", "income")
    holder.load(
        ("2024-04-01", "-12000.50", "Shopping & Retail"),
        ("2025-04-01", "2000.25", "Shopping & Retail"),
        ("2025-04-01", "-7000", "Haustiere"),
        ("2025-04-02", "50000", "Salary & Income"),
        ("2025-04-02", "10", "Dividends"),
        ("2025-04-02", "-100", "Transfers"),
    )
    holder.load(("2025-04-02", "-3", "Groceries"), ("2025-04-02", "1", "Transfers"), currency="USD")
    told = stats(holder)
    assert told.pop("updated_at") is not None
    assert told == {
        "total_transactions": 6,
        "total_income": 50010,
        "total_expense": Decimal("17000.25"),
        "refunds": 0,
        "avg_transaction_amount": Decimal("11851.79"),
        "spent_by_category": {"Shopping & Retail": Decimal("10000.25"), "Haustiere": 7000},
        "refunded_categories": {},
        "currency": "UZS",
        "excluded": {"other_currencies": [{"currency": "USD", "count": 2, "money_in": 1, "money_out": 3}]},
    }
    assert stats(holder, "USD")["total_expense"] == 3


def test_amounts_go_out_as_the_digits_they_have(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-0.1", "Groceries"), ("2025-04-02", "-0.2", "Groceries"))
    assert '"spent_by_category":{"Groceries":0.3}' in exact_json.dumps(stats(holder))


def test_zeros_where_there_is_nothing(holder: AccountHolder) -> None:
    assert stats(holder) == {
        "total_transactions": 0,
        "total_income": 0,
        "total_expense": 0,
        "refunds": 0,
        "avg_transaction_amount": 0,
        "spent_by_category": {},
        "refunded_categories": {},
        "updated_at": None,
        "currency": "UZS",
        "excluded": {"other_currencies": []},
    }


def test_a_lifetime_of_refunds_is_no_negative_expense(holder: AccountHolder) -> None:
    holder.load(("2025-04-01", "-0.5", "Groceries"), ("2025-04-02", "30.75", "Travel"))
    told = stats(holder)
    assert (told["total_expense"], told["refunds"]) == (0, Decimal("30.25"))
    assert (told["spent_by_category"], told["refunded_categories"]) == (
        {"Groceries": Decimal("0.5")},
        {"Travel": Decimal("30.75")},
    )


def test_the_base_currency_is_told_even_where_nothing_is_in_it(session: Session) -> None:
    holder = new_holder(session, base_currency="EUR")
    holder.load(("2025-04-01", "-1", "Groceries"))
    told = stats(holder)
    assert (told["currency"], told["total_transactions"]) == ("EUR", 0)
    assert [other["currency"] for other in told["excluded"]["other_currencies"]] == ["UZS"]


def test_a_currency_that_is_gone_loses_its_row_and_no_one_elses(session: Session, holder: AccountHolder) -> None:
    other = new_holder(session)
    for one in (holder, other):
        one.load(("2025-04-01", "-1", "Groceries"), currency="USD")
        one.load(("2025-04-01", "-1", "Groceries"))
    session.execute(
        text("DELETE FROM category_months WHERE owner_id = :owner AND currency = 'USD'"), {"owner": holder.owner_id}
    )
    session.execute(
        text("UPDATE category_months SET count_out = 0, money_out = 0 WHERE owner_id = :owner AND currency = 'UZS'"),
        {"owner": other.owner_id},
    )
    for one in (holder, other):
        settle_stats(session, one.owner_id)
    kept = select(UserStats.owner_id, UserStats.currency).where(
        UserStats.owner_id.in_([holder.owner_id, other.owner_id])
    )
    assert set(session.execute(kept)) == {(holder.owner_id, "UZS"), (other.owner_id, "USD")}


def test_a_user_without_any_transactions_can_be_refreshed(holder: AccountHolder) -> None:
    settle_stats(holder.session, holder.owner_id)
    assert stats(holder)["total_transactions"] == 0


def test_two_accounts_that_change_at_once_do_not_miss_each_others_sums(engine: Engine) -> None:
    with Session(engine) as first, Session(engine) as second, ThreadPoolExecutor() as pool:
        holder = new_holder(first)
        savings = holder.account("Savings")
        first.commit()
        holder.load(("2025-04-01", "-1", "Groceries"))
        same_owner = AccountHolder(second, holder.owner_id, savings)
        process = second.scalar(select(func.pg_backend_pid()))
        written = pool.submit(same_owner.load, ("2025-04-01", "-2", "Groceries"))
        while not first.scalar(select(func.cardinality(func.pg_blocking_pids(process)))):
            assert not written.done(), "the second one has not waited"
        first.commit()
        written.result()
        assert stats(same_owner)["total_expense"] == 3


def test_nobody_has_no_statistics(session: Session) -> None:
    with pytest.raises(NotFound):
        user_stats(session, 2**40)


def test_what_is_no_currency_is_refused(holder: AccountHolder) -> None:
    with pytest.raises(InvalidInput):
        stats(holder, "money")
