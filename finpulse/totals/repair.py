"""What has drifted, put right: a month of an account at a time, under the account's lock and after looking again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.db.locks import lock_account, lock_owner
from finpulse.periods import month_end
from finpulse.totals.compare import STATS, Suspect, counted, differing
from finpulse.totals.drift_report import Drift, Figures
from finpulse.totals.sums import KEPT_TOTALS, SUMS, KeptTotals
from finpulse.totals.user_stats import settle_stats

ACCOUNTS: Final = text("SELECT id FROM accounts WHERE owner_id = :owner_id ORDER BY id")
BALANCE: Final = text("""
    WITH sums AS (
        SELECT accounts.balance AS kept, coalesce(sum(money_in - money_out), 0) AS found
        FROM accounts LEFT JOIN category_months AS month
          ON month.owner_id = accounts.owner_id AND month.account_id = accounts.id
         AND month.currency = accounts.currency
        WHERE accounts.owner_id = :owner_id AND accounts.id = :account_id
        GROUP BY accounts.balance
    )
    UPDATE accounts SET balance = sums.found, updated_at = now() FROM sums
    WHERE owner_id = :owner_id AND id = :account_id AND sums.kept <> sums.found
    RETURNING sums.kept, sums.found
""")
KEPT_STATS: Final = text(f"SELECT currency, {', '.join(STATS)} FROM user_stats WHERE owner_id = :owner_id")


def repair_month(session: Session, suspect: Suspect) -> Iterator[Drift]:
    """Put the sums of an account's month right; its imports wait until the caller commits."""
    owner_id, account_id, first = suspect
    last = month_end(first)
    values = {"owner_id": owner_id, "account_id": account_id, "first_day": first, "last_day": last}
    lock_account(session, account_id)
    for kept in KEPT_TOTALS:
        for row in session.execute(text(_repair(kept)), values).mappings().all():
            key = {column: row[column] for column in kept.key if column != "account_id"}
            yield Drift(owner_id, account_id, kept.table, key, *_apart(_side(row, "kept"), _side(row, "found")))


def repair_figures(session: Session, owner_id: int) -> Iterator[Drift]:
    """Bring an owner's balances and stats up to the sums, which by now are right; ends with the owner's lock."""
    for account_id in session.scalars(ACCOUNTS, {"owner_id": owner_id}).all():
        lock_account(session, account_id)
        for kept, found in session.execute(BALANCE, {"owner_id": owner_id, "account_id": account_id}):
            yield Drift(owner_id, account_id, "accounts", {}, {"balance": kept}, {"balance": found})
    lock_owner(session, owner_id)
    before = _stats(session, owner_id)
    settle_stats(session, owner_id)
    after = _stats(session, owner_id)
    for currency in sorted(before.keys() | after.keys()):
        kept, found = before.get(currency), after.get(currency)
        if kept != found:
            yield Drift(owner_id, None, "user_stats", {"currency": currency}, *_apart(kept, found))


def _repair(kept: KeptTotals) -> str:
    """One statement that finds the rows of an account's month that have drifted, mends them, returns both sides."""
    # The sum keeps the planner from the account's other index, through which it would read all of its years.
    month = "owner_id = :owner_id AND account_id + 0 = :account_id AND {day} BETWEEN :first_day AND :last_day"
    both = ", ".join(f"{side}.{column} AS {side}_{column}" for side in ("kept", "found") for column in SUMS)
    same_key = " AND ".join(f"{kept.table}.{column} = drift.{column}" for column in ("owner_id", *kept.key))
    return f"""
        WITH counted AS ({counted(month.format(day="date"))}), drift AS MATERIALIZED (
            {differing(kept, f"{kept.key_columns}, {both}", month.format(day=kept.day))}
        ), removed AS (
            DELETE FROM {kept.table} USING drift WHERE {same_key} AND drift.found_money_in IS NULL
        ), mended AS (
            INSERT INTO {kept.table} ({kept.key_columns}, {", ".join(SUMS)})
            SELECT {kept.key_columns}, {", ".join(f"found_{column}" for column in SUMS)}
            FROM drift WHERE found_money_in IS NOT NULL
            ON CONFLICT ({kept.key_columns}) DO UPDATE
            SET {", ".join(f"{column} = excluded.{column}" for column in SUMS)}
        )
        SELECT * FROM drift ORDER BY {kept.key_columns}"""


def _side(row: Any, side: str) -> Figures | None:
    sums = {column: row[f"{side}_{column}"] for column in SUMS}
    return None if sums["money_in"] is None else sums


def _apart(kept: Figures | None, found: Figures | None) -> tuple[Figures | None, Figures | None]:
    """Both sides without the figures that agree."""
    if kept is None or found is None:
        return kept, found
    names = [name for name in kept if kept[name] != found[name]]
    return {name: kept[name] for name in names}, {name: found[name] for name in names}


def _stats(session: Session, owner_id: int) -> dict[str, Figures]:
    rows = session.execute(KEPT_STATS, {"owner_id": owner_id}).mappings()
    return {row["currency"]: {name: row[name] for name in STATS} for row in rows}
