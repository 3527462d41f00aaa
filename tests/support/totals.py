"""What must be the same after an undo as before the import: every kept figure of one user, and no drift."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.totals.rebuild import reaggregate
from tests.support.client import Client

KEPT = """
    SELECT 'day', currency, day::text, category, account_id, money_in, money_out, count_in, count_out
    FROM category_days WHERE owner_id = :owner
    UNION ALL SELECT 'month', currency, month::text, category, account_id, money_in, money_out, count_in, count_out
    FROM category_months WHERE owner_id = :owner
    UNION ALL SELECT 'merchant', currency, merchant, category, account_id, money_in, money_out, count_in, count_out
    FROM merchant_months WHERE owner_id = :owner
    UNION ALL SELECT 'stats', currency, '', spent_by_category::text, 0, total_income, total_expense,
                     total_transactions, 0
    FROM user_stats WHERE owner_id = :owner AND total_transactions > 0
    UNION ALL SELECT 'account', currency, '', '', id, balance, 0, 0, 0 FROM accounts WHERE owner_id = :owner
    ORDER BY 1, 2, 3, 4, 5
"""
TABLES = ("transactions", "transaction_words", "raw_chunks", "clean_chunks", "statement_twins", "ledger")


def kept_figures(session: Session, client: Client) -> list[tuple[Any, ...]]:
    """All of a user's totals and balances."""
    found = [tuple(row) for row in session.execute(text(KEPT), {"owner": client.user_id})]
    session.commit()
    return found


def row_counts(session: Session, client: Client) -> dict[str, int]:
    """How many rows a user has in the tables of a statement's path."""
    owner = {"owner": client.user_id}
    return {t: session.scalars(text(f"SELECT count(*) FROM {t} WHERE owner_id = :owner"), owner).one() for t in TABLES}


def drifts(engine: Engine, client: Client) -> list[Any]:
    """Where kept figures are not what the transactions say."""
    return [drift for drift in reaggregate(engine).drifts if drift.owner_id == client.user_id]
