"""One user's stored totals and balances, and how they compare with the transactions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.totals.drift_report import Drift
from finpulse.totals.rebuild import reaggregate, rebuild
from finpulse.totals.stretches import PHASES, Stretch
from tests.support.client import Client

STORED = text("""
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
""")
# The tables through which a statement's rows go.
ROW_TABLES = (
    "transactions",
    "transaction_words",
    "raw_chunks",
    "clean_chunks",
    "statement_twins",
    "matched_rows",
    "ledger",
)


def stored_totals(session: Session, client: Client) -> list[tuple[Any, ...]]:
    """All totals, statistics and balances of a user, as they are stored."""
    totals = [tuple(row) for row in session.execute(STORED, {"owner": client.user_id})]
    session.commit()
    return totals


def row_counts(session: Session, client: Client) -> dict[str, int]:
    """How many rows a user has in each table through which a statement's rows go."""
    owner = {"owner": client.user_id}
    counts = {table: f"SELECT count(*) FROM {table} WHERE owner_id = :owner" for table in ROW_TABLES}
    return {table: session.scalars(text(count), owner).one() for table, count in counts.items()}


def drifts(engine: Engine, client: Client) -> list[Drift]:
    """Where stored totals are not what the transactions say; each is repaired at the same time."""
    return [drift for drift in reaggregate(engine).drifts if drift.owner_id == client.user_id]


def drifts_of(engine: Engine, client: Client) -> list[Drift]:
    """The same by a look at this user's data alone."""
    assert client.user_id is not None
    found: list[Drift] = []

    def commit(session: Session, drifts: list[Drift]) -> None:
        session.commit()
        found.extend(drifts)

    with Session(engine) as session:
        for phase in PHASES:
            rebuild(session, phase, Stretch(client.user_id, client.user_id), commit)
    return found
