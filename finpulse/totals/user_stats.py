"""Totals of months -> user_stats: a user's lifetime in each currency, kept in a row."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.cleaning.taxonomy import KIND_OF_UNKNOWN, default_names
from finpulse.db.locks import lock_owner

KINDS: Final = {"income": default_names("income"), "transfer": default_names("transfer"), "unknown": KIND_OF_UNKNOWN}
# `totals` are of the owners that a query asks about. They count the parts of what was split, and a user's transactions
# are counted as wholes.
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
           sum(transactions) - coalesce((
               SELECT sum(jsonb_array_length(whole.splits) - 1) FROM transactions AS whole
               WHERE whole.owner_id = by_category.owner_id AND whole.currency = by_category.currency
                 AND whole.splits IS NOT NULL AND whole.fingerprint IS NOT NULL
           ), 0) AS total_transactions,
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
    "WITH "
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


def settle_stats(session: Session, owner_id: int) -> None:
    """Sum the owner's rows of user_stats up anew from the totals of months; commits nothing.

    A currency without transactions loses its row. Call it after the totals were changed, in the
    same transaction and as the last thing that it does, since the owner is locked until it ends.
    """
    session.flush()
    # Two accounts of one owner may change at once. Whoever comes second waits here, and then sums
    # up, in a statement of its own, what the first has committed. Foreign keys are not held up.
    lock_owner(session, owner_id)
    session.execute(_REFRESH, {"owner_id": owner_id, **KINDS})
