"""A user's lifetime in each currency: kept in a row, and read from it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from finpulse.analytics.currency import choose_currency
from finpulse.analytics.kinds import UNKNOWN, default_names
from finpulse.analytics.rounding import mean
from finpulse.errors import NotFound
from finpulse.locks import lock_owner
from finpulse.models import User, UserStats

KINDS: Final = {"income": default_names("income"), "transfer": default_names("transfer"), "unknown": UNKNOWN}
# `totals` are of the owners that a query asks about.
_FRESH: Final = """
by_category AS (
    SELECT totals.owner_id,
           totals.currency,
           totals.category,
           coalesce(own.kind, CASE WHEN totals.category = ANY(:income) THEN 'income'
                                   WHEN totals.category = ANY(:transfer) THEN 'transfer'
                                   ELSE :unknown END) AS kind,
           sum(totals.money_in) AS money_in,
           sum(totals.money_out) AS money_out,
           sum(totals.count_in + totals.count_out) AS transactions
      FROM category_months AS totals
      LEFT JOIN categories AS own ON own.owner_id = totals.owner_id AND own.name = totals.category
     WHERE {owners}
     GROUP BY totals.owner_id, totals.currency, totals.category, own.kind
), fresh AS (
    SELECT owner_id,
           currency,
           sum(transactions) AS total_transactions,
           sum(money_in) AS money_in,
           sum(money_out) AS money_out,
           coalesce(sum(money_in - money_out) FILTER (WHERE kind = 'income'), 0) AS total_income,
           coalesce(sum(money_out - money_in) FILTER (WHERE kind = 'spending'), 0) AS total_expense,
           coalesce(jsonb_object_agg(category, money_out - money_in)
                    FILTER (WHERE kind = 'spending' AND money_out <> money_in), '{}') AS spent_by_category
      FROM by_category
     GROUP BY owner_id, currency
    HAVING sum(transactions) > 0
)"""


def fresh_stats(owners: str) -> str:
    """Common table expressions, of which `fresh` is what user_stats has to say, a row for each owner and currency.

    `owners` is a condition upon totals.owner_id; who uses it gives the values of KINDS too.
    """
    return _FRESH.replace("{owners}", owners)


_REFRESH: Final = text(
    "WITH "  # noqa: S608 - it is put together of our own words alone; values are bound.
    + fresh_stats("totals.owner_id = :owner_id")
    + """
, gone AS (
    DELETE FROM user_stats WHERE owner_id = :owner_id AND currency NOT IN (SELECT currency FROM fresh)
)
INSERT INTO user_stats (owner_id, currency, total_transactions, money_in, money_out,
                        total_income, total_expense, spent_by_category, updated_at)
SELECT :owner_id, currency, total_transactions, money_in, money_out,
       total_income, total_expense, spent_by_category, now()
  FROM fresh
    ON CONFLICT (owner_id, currency) DO UPDATE
   SET total_transactions = excluded.total_transactions,
       money_in = excluded.money_in,
       money_out = excluded.money_out,
       total_income = excluded.total_income,
       total_expense = excluded.total_expense,
       spent_by_category = excluded.spent_by_category,
       updated_at = excluded.updated_at
"""
)


def refresh_user_stats(session: Session, owner_id: int) -> None:
    """Sum the owner's rows of user_stats up anew from the totals of months; commits nothing.

    A currency without transactions loses its row. Call it after the totals were changed, in the
    same transaction and as the last thing that it does, since the owner is locked until it ends.
    """
    # Two accounts of one owner may change at once. Whoever comes second waits here, and then sums
    # up, in a statement of its own, what the first has committed. Foreign keys are not held up.
    lock_owner(session, owner_id)
    session.execute(_REFRESH, {"owner_id": owner_id, **KINDS})


def user_stats(session: Session, owner_id: int, currency: str | None = None) -> dict[str, Any]:
    """The owner's lifetime in one currency, chosen as a scope chooses it; zeros where there is nothing.

    {total_transactions, total_income, total_expense, avg_transaction_amount, spent_by_category:
    {category: amount}, updated_at, currency, excluded: {other_currencies: [{currency, count,
    money_in, money_out}]}}. The average is of absolute amounts, transfers included. Raises
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
    return {
        "total_transactions": row.total_transactions,
        "total_income": row.total_income,
        "total_expense": row.total_expense,
        "avg_transaction_amount": mean(row.money_in + row.money_out, row.total_transactions),
        "spent_by_category": row.spent_by_category,
        "updated_at": row.updated_at,
    }


def _sums(row: UserStats) -> dict[str, Any]:
    return {
        "currency": row.currency,
        "count": row.total_transactions,
        "money_in": row.money_in,
        "money_out": row.money_out,
    }
