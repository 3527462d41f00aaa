"""A user's lifetime in one currency, from the rows of user_stats."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.analytics.basis.currency_choice import choose_currency
from finpulse.analytics.basis.rounding import mean
from finpulse.errors import NotFound
from finpulse.models import User, UserStats


def user_stats(session: Session, owner_id: int, currency: str | None = None) -> dict[str, Any]:
    """The owner's lifetime in one currency, chosen as a scope chooses it; zeros where there is nothing.

    {total_transactions, total_income, total_expense, refunds, avg_transaction_amount, spent_by_category:
    {category: amount}, refunded_categories: the same, updated_at, currency, excluded: {other_currencies:
    [{currency, count, money_in, money_out}]}}. The average is of absolute amounts, transfers included. Raises
    InvalidInput for a currency that is none, NotFound where there is no such owner.
    """
    query = select(User.base_currency, UserStats).outerjoin(UserStats, UserStats.owner_id == User.id)
    rows = session.execute(query.where(User.id == owner_id)).all()
    if not rows:
        raise NotFound("There is no such user.")
    kept = {row.currency: row for _, row in rows if row is not None}
    counts = {code: row.total_transactions for code, row in kept.items()}
    chosen = choose_currency(currency, rows[0].base_currency, counts)
    others = [_sums(kept[code]) for code in sorted(kept) if code != chosen]
    return {**_told(kept.get(chosen)), "currency": chosen, "excluded": {"other_currencies": others}}


def _told(row: UserStats | None) -> dict[str, Any]:
    if row is None:
        row = UserStats(
            total_transactions=0,
            money_in=Decimal(0),
            money_out=Decimal(0),
            total_income=Decimal(0),
            total_expense=Decimal(0),
            spent_by_category={},
        )
    spent = row.spent_by_category
    return {
        "total_transactions": row.total_transactions,
        "total_income": row.total_income,
        "total_expense": max(row.total_expense, Decimal(0)),
        "refunds": max(-row.total_expense, Decimal(0)),
        "avg_transaction_amount": mean(row.money_in + row.money_out, row.total_transactions),
        "spent_by_category": {category: amount for category, amount in spent.items() if amount > 0},
        "refunded_categories": {category: -amount for category, amount in spent.items() if amount < 0},
        "updated_at": row.updated_at,
    }


def _sums(row: UserStats) -> dict[str, Any]:
    return {
        "currency": row.currency,
        "count": row.total_transactions,
        "money_in": row.money_in,
        "money_out": row.money_out,
    }
