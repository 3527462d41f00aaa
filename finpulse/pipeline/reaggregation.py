"""transactions -> totals, anew: compares what is kept with what follows from the rows, and repairs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from finpulse.locks import lock_account, lock_owner
from finpulse.pipeline.totals import KEPT_TOTALS, SUMS, KeptTotals, settle_stats

Figures = dict[str, Any]
log = structlog.get_logger()
PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Drift:
    """Kept figures that were not what the transactions say; None where a row was missing or one too many.

    `account_id` is None for figures over all of an owner's accounts.
    """

    owner_id: int
    account_id: int | None
    table: str
    key: dict[str, Any]
    kept: Figures | None
    found: Figures | None


@dataclass(slots=True)
class Report:
    """How many accounts were compared, and every drift that was found and repaired."""

    accounts: int = 0
    drifts: list[Drift] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can hold, with the first hundred drifts in full."""
        return {
            "accounts": self.accounts,
            "drifts": len(self.drifts),
            "first": [asdict(drift) for drift in self.drifts[:100]],
        }


NEXT_OWNERS: Final = text("SELECT id FROM users_table WHERE id > :after ORDER BY id LIMIT :limit")
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
STATS: Final = text("""
    SELECT currency, total_transactions, money_in, money_out, total_income, total_expense, spent_by_category
    FROM user_stats WHERE owner_id = :owner_id
""")


def reaggregate(engine: Engine, after_each: Callable[[], None] = lambda: None) -> Report:
    """Rebuild every owner's totals, one account a transaction, calling `after_each` owner.

    Loads go on meanwhile: an account is held only while it is compared.
    """
    report = Report()
    with Session(engine) as session:
        for owner_id in _owners(session):
            for drift in _owner_drifts(session, owner_id, report):
                report.drifts.append(drift)
                log.warning("reaggregation.drift", **asdict(drift))
            after_each()
    log.info("reaggregation.done", accounts=report.accounts, drifts=len(report.drifts))
    return report


def _owners(session: Session) -> Iterator[int]:
    last = 0
    while page := session.scalars(NEXT_OWNERS, {"after": last, "limit": PAGE}).all():
        yield from page
        last = page[-1]


def _owner_drifts(session: Session, owner_id: int, report: Report) -> Iterator[Drift]:
    for account_id in session.scalars(ACCOUNTS, {"owner_id": owner_id}).all():
        lock_account(session, account_id)
        for kept in KEPT_TOTALS:
            yield from _compare(session, kept, owner_id, account_id)
        yield from _compare_balance(session, owner_id, account_id)
        session.commit()
        report.accounts += 1
    yield from _compare_stats(session, owner_id)
    session.commit()


def _compare(session: Session, kept: KeptTotals, owner_id: int, account_id: int) -> Iterator[Drift]:
    rows = session.execute(text(_repair(kept)), {"owner_id": owner_id, "account_id": account_id}).mappings().all()
    for row in rows:
        key = {column: row[column] for column in kept.key if column != "account_id"}
        yield Drift(owner_id, account_id, kept.table, key, *_differing(_side(row, "kept"), _side(row, "found")))


def _side(row: Any, side: str) -> Figures | None:
    sums = {column: row[f"{side}_{column}"] for column in SUMS}
    return None if sums["money_in"] is None else sums


def _differing(kept: Figures | None, found: Figures | None) -> tuple[Figures | None, Figures | None]:
    """Both sides without the figures that agree."""
    if kept is None or found is None:
        return kept, found
    names = [name for name in kept if kept[name] != found[name]]
    return {name: kept[name] for name in names}, {name: found[name] for name in names}


def _repair(kept: KeptTotals) -> str:
    """One statement that finds the rows of one account that have drifted, mends them, and returns both sides."""
    both = ", ".join(f"{side}.{column} AS {side}_{column}" for side in ("kept", "found") for column in SUMS)
    same_key = " AND ".join(f"{kept.table}.{column} = drift.{column}" for column in ("owner_id", *kept.key))
    return f"""
        WITH counted AS (
            SELECT owner_id, account_id, date, amount, currency, category, merchant FROM transactions
            WHERE owner_id = :owner_id AND account_id = :account_id AND fingerprint IS NOT NULL
        ), found AS ({kept.sums_over("counted")}), kept AS (
            SELECT {kept.key_columns}, {", ".join(SUMS)} FROM {kept.table}
            WHERE owner_id = :owner_id AND account_id = :account_id
        ), drift AS MATERIALIZED (
            SELECT {kept.key_columns}, {both} FROM kept FULL JOIN found USING ({kept.key_columns})
            WHERE ({_columns("kept")}) IS DISTINCT FROM ({_columns("found")})
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


def _columns(side: str) -> str:
    return ", ".join(f"{side}.{column}" for column in SUMS)


def _compare_balance(session: Session, owner_id: int, account_id: int) -> Iterator[Drift]:
    for kept, found in session.execute(BALANCE, {"owner_id": owner_id, "account_id": account_id}):
        yield Drift(owner_id, account_id, "accounts", {}, {"balance": kept}, {"balance": found})


def _compare_stats(session: Session, owner_id: int) -> Iterator[Drift]:
    """The user's figures before and after they are brought up to the totals, which by now are right."""
    lock_owner(session, owner_id)
    before = _stats(session, owner_id)
    settle_stats(session, owner_id)
    after = _stats(session, owner_id)
    for currency in sorted(before.keys() | after.keys()):
        kept, found = before.get(currency), after.get(currency)
        if kept != found:
            yield Drift(owner_id, None, "user_stats", {"currency": currency}, *_differing(kept, found))


def _stats(session: Session, owner_id: int) -> dict[str, Figures]:
    rows = session.execute(STATS, {"owner_id": owner_id}).mappings()
    return {row["currency"]: {name: value for name, value in row.items() if name != "currency"} for row in rows}
