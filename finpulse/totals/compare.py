"""Kept sums against the transactions, and figures against the sums: where do they differ? Nothing is locked.

A statement sees one moment of the database, and whoever changes transactions changes what is kept of them in the same
transaction: so what differs here has drifted, whatever goes on meanwhile.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.totals.stretches import Stretch
from finpulse.totals.sums import KEPT_TOTALS, SUMS, KeptTotals, first_of_month, in_parts
from finpulse.totals.user_stats import KINDS, fresh_stats

STATS: Final = ("total_transactions", "money_in", "money_out", "total_income", "total_expense", "spent_by_category")


class Suspect(NamedTuple):
    """A month of an account, named by its first day, some sum of which has drifted."""

    owner_id: int
    account_id: int
    month: date


def tune(session: Session) -> None:
    """Set what a comparison wants of the planner, for this transaction alone.

    The groups of a stretch take some 30 MB, and would go through files at the usual 4 MB. The processes that the night
    is shared out to are its parallelism. Compiling takes longer than a stretch. Nothing is known about owners (see
    docs/decisions.md), so the more transactions there are, the more the planner expects of each stretch; it would end
    up sorting what is small enough to be hashed.
    """
    settings = {"work_mem": "32MB", "max_parallel_workers_per_gather": "0", "jit": "off", "enable_sort": "off"}
    for name, value in settings.items():
        session.execute(text("SELECT set_config(:name, :value, true)"), {"name": name, "value": value})


def counted(where: str) -> str:
    """A SELECT of what totals are made of; rows without a fingerprint are in none yet."""
    return in_parts("transactions", f"{where} AND fingerprint IS NOT NULL")


def differing(kept: KeptTotals, columns: str, where: str) -> str:
    """A SELECT of `columns` where the sums `kept`, so far as `where` goes, are not what `found` in `counted` is."""
    kept_sums, found_sums = (", ".join(f"{side}.{column}" for column in SUMS) for side in ("kept", "found"))
    return f"""
        SELECT {columns}
        FROM (SELECT {kept.key_columns}, {", ".join(SUMS)} FROM {kept.table} WHERE {where}) AS kept
        FULL JOIN ({kept.sums_over("counted")}) AS found USING ({kept.key_columns})
        WHERE ({kept_sums}) IS DISTINCT FROM ({found_sums})"""


def _within(day: str) -> str:
    return f"owner_id BETWEEN :first_owner AND :last_owner AND {day} BETWEEN :first_day AND :last_day"


def _suspects(kept: KeptTotals) -> str:
    return differing(kept, f"owner_id, account_id, {first_of_month(kept.day)} AS month", _within(kept.day))


SUMS_THAT_DIFFER: Final = text(f"""
    WITH counted AS MATERIALIZED ({counted(_within("date"))}),
    suspects AS ({" UNION ".join(_suspects(kept) for kept in KEPT_TOTALS)})
    SELECT (SELECT count(*) FROM counted) AS rows, suspects.*
    FROM (VALUES (0)) AS once LEFT JOIN suspects ON true
    ORDER BY owner_id, account_id, month
""")
FIGURES_THAT_DIFFER: Final = text(f"""
    WITH {fresh_stats("totals.owner_id BETWEEN :first_owner AND :last_owner")}, mine AS (
        SELECT owner_id, id AS account_id, currency, balance FROM accounts
        WHERE owner_id BETWEEN :first_owner AND :last_owner
    ), moved AS (
        SELECT owner_id, account_id, currency, sum(money_in - money_out) AS balance FROM category_months
        WHERE owner_id BETWEEN :first_owner AND :last_owner GROUP BY owner_id, account_id, currency
    ), suspects AS (
        SELECT owner_id FROM mine LEFT JOIN moved USING (owner_id, account_id, currency)
        WHERE mine.balance <> coalesce(moved.balance, 0)
        UNION
        SELECT owner_id FROM fresh FULL JOIN (
            SELECT * FROM user_stats WHERE owner_id BETWEEN :first_owner AND :last_owner
        ) AS kept USING (owner_id, currency)
        WHERE ({", ".join(f"kept.{name}" for name in STATS)})
           IS DISTINCT FROM ({", ".join(f"fresh.{name}" for name in STATS)})
    )
    SELECT (SELECT count(*) FROM mine) AS accounts, suspects.owner_id
    FROM (VALUES (0)) AS once LEFT JOIN suspects ON true
    ORDER BY owner_id
""")


def suspected_months(session: Session, stretch: Stretch) -> tuple[int, list[Suspect]]:
    """How many transactions the stretch has, and the months in it whose sums are not what follows from them."""
    rows = session.execute(SUMS_THAT_DIFFER, stretch.bounds()).all()
    return rows[0].rows, [Suspect(row.owner_id, row.account_id, row.month) for row in rows if row.month is not None]


def suspected_owners(session: Session, stretch: Stretch) -> tuple[int, list[int]]:
    """How many accounts the stretch has, and the owners in it whose balances or stats don't follow from the sums."""
    rows = session.execute(FIGURES_THAT_DIFFER, {**stretch.bounds(), **KINDS}).all()
    return rows[0].accounts, [row.owner_id for row in rows if row.owner_id is not None]
