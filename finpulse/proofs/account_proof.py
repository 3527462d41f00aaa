"""An account's statements and what moved it -> whether they add up, and what was on it before the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from sqlalchemy import ARRAY, BigInteger, Date, bindparam, select, text
from sqlalchemy.orm import Session

from finpulse.models import Account, Statement, StatementPeriod
from finpulse.periods import ONE_DAY
from finpulse.proofs.account_history import AccountHistory, Known, account_history
from finpulse.proofs.moved import moved_through

BalanceSource = Literal["bank", "set", "sum"]

# What moves an account on the first and on the last day of a statement, beside the statement's own rows.
_EDGE_TOTALS: Final = text("""
    SELECT wanted.job_id, wanted.day, coalesce(kept.total, 0), coalesce(kept.count, 0)
    FROM unnest(:jobs, :days) AS wanted (job_id, day) CROSS JOIN LATERAL (
        SELECT sum(money_in - money_out) AS total, sum(count_in + count_out) AS count FROM category_days
        WHERE owner_id = :owner_id AND currency = :currency AND account_id = :account_id AND day = wanted.day
    ) AS kept
""").bindparams(bindparam("jobs", type_=ARRAY(BigInteger)), bindparam("days", type_=ARRAY(Date)))
_OTHERS: Final = text("""
    SELECT wanted.job_id, wanted.day, (
        SELECT coalesce(sum(amount), 0) FROM transactions AS other
        WHERE other.owner_id = :owner_id AND other.account_id = :account_id AND other.date = wanted.day
          AND other.currency = :currency AND other.fingerprint IS NOT NULL
          AND other.job_id IS DISTINCT FROM wanted.job_id
          AND NOT EXISTS (
              SELECT 1 FROM ledger
              WHERE ledger.owner_id = :owner_id AND ledger.transaction_id = other.id AND ledger.job_id = wanted.job_id
          )
    )
    FROM unnest(:jobs, :days) AS wanted (job_id, day)
""").bindparams(bindparam("jobs", type_=ARRAY(BigInteger)), bindparam("days", type_=ARRAY(Date)))


@dataclass(frozen=True, slots=True)
class BankBalance:
    """The latest balance that a bank has stated: of which day, and by which job's statement."""

    amount: Decimal
    as_of: date
    job_id: int


@dataclass(frozen=True, slots=True)
class AccountProof:
    """What an account's statements prove of it.

    `opening` is what its owner has set, else what the earliest statement that states a balance proves, else None.
    """

    opening: Decimal | None = None
    source: BalanceSource = "sum"
    bank_balance: BankBalance | None = None
    history: AccountHistory = field(default_factory=AccountHistory)


def account_proof(session: Session, account: Account) -> AccountProof:
    """The proof of one account."""
    return account_proofs(session, [account])[account.id]


def account_proofs(session: Session, accounts: Sequence[Account]) -> dict[int, AccountProof]:
    """The proofs of an owner's accounts by their ids; an account without statements costs nothing but the look."""
    periods = _periods(session, accounts)
    return {account.id: _proof(session, account, periods.get(account.id, [])) for account in accounts}


def _periods(session: Session, accounts: Sequence[Account]) -> dict[int, list[StatementPeriod]]:
    """The periods of loaded statements in each account's own currency."""
    if not accounts:
        return {}
    query = (
        select(StatementPeriod)
        .join(
            Statement,
            (Statement.owner_id == StatementPeriod.owner_id) & (Statement.job_id == StatementPeriod.job_id),
        )
        .where(StatementPeriod.owner_id == accounts[0].owner_id)
        .where(StatementPeriod.account_id.in_([account.id for account in accounts]), Statement.state == "loaded")
    )
    currencies = {account.id: account.currency for account in accounts}
    periods: dict[int, list[StatementPeriod]] = {}
    for period in session.scalars(query):
        if period.currency == currencies[period.account_id]:
            periods.setdefault(period.account_id, []).append(period)
    return periods


def _proof(session: Session, account: Account, periods: Sequence[StatementPeriod]) -> AccountProof:
    if not any(period.opening is not None or period.closing is not None for period in periods):
        history = _without_balances(periods)
    else:
        others = _others(session, account, periods)
        known = [_known(period, others) for period in periods]
        days = {day for each in known for day in (each.first_day - ONE_DAY, each.closing_day)}
        history = account_history(known, moved_through(session, account, days))
    if account.opening_balance is not None:
        return AccountProof(account.opening_balance, "set", _latest(periods), history)
    return AccountProof(history.opening, "sum" if history.opening is None else "bank", _latest(periods), history)


def _without_balances(periods: Sequence[StatementPeriod]) -> AccountHistory:
    """The history of statements of which none states a balance: nothing has to be looked up for it."""
    return account_history([_known(period, {}) for period in periods], lambda _: Decimal(0))


def _latest(periods: Iterable[StatementPeriod]) -> BankBalance | None:
    stated = [
        BankBalance(period.closing, period.closing_day, period.job_id)
        for period in periods
        if period.closing is not None
    ]
    return max(stated, key=lambda balance: (balance.as_of, balance.job_id), default=None)


def _known(period: StatementPeriod, others: Mapping[tuple[int, date], Decimal]) -> Known:
    return Known(
        period.job_id,
        period.first_day,
        period.last_day,
        period.opening,
        period.closing,
        period.closing_day,
        period.verdict,
        others.get((period.job_id, period.first_day), Decimal(0)),
        others.get((period.job_id, period.last_day), Decimal(0)),
    )


def _others(session: Session, account: Account, periods: Sequence[StatementPeriod]) -> dict[tuple[int, date], Decimal]:
    """What transactions that a statement doesn't have move on its first and last day, by job and day.

    They are looked up only on days of which the kept totals differ from what the statement has.
    """
    own = {
        (period.job_id, day): (total, count)
        for period in periods
        for day, total, count in (
            (period.last_day, period.last_total, period.last_count),
            (period.first_day, period.first_total, period.first_count),
        )
    }
    totals = session.execute(_EDGE_TOTALS, _edges(account, own)).all()
    kept = {(job_id, day): (total, int(count)) for job_id, day, total, count in totals}
    different = [edge for edge, values in own.items() if kept.get(edge) != values]
    if not different:
        return {}
    found = session.execute(_OTHERS, _edges(account, different)).all()
    return {(job_id, day): moved for job_id, day, moved in found}


def _edges(account: Account, edges: Iterable[tuple[int, date]]) -> dict[str, Any]:
    """The values of a query about edges: each a job and one of its days."""
    pairs = list(edges)
    key = {"owner_id": account.owner_id, "account_id": account.id, "currency": account.currency}
    return {**key, "jobs": [job_id for job_id, _ in pairs], "days": [day for _, day in pairs]}
