"""An account's statements and what moved it -> whether they add up, and what was on it before the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Date, bindparam, select, text
from sqlalchemy.orm import Session

from finpulse.models import Account, Statement, StatementPeriod
from finpulse.periods import ONE_DAY
from finpulse.proofs.account_history import AccountHistory, Known, account_history
from finpulse.proofs.moved import moved_through
from finpulse.proofs.open_questions import leaves_open

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
    told = _told(session, accounts)
    return {account.id: _proof(session, account, told.get(account.id, [])) for account in accounts}


class _Told(NamedTuple):
    """A statement's period, and whether a question is open, so that its balances are a guess and tell nothing yet."""

    period: StatementPeriod
    is_open: bool

    @property
    def opening(self) -> Decimal | None:
        """The balance before its first row, if it is no guess."""
        return None if self.is_open else self.period.opening

    @property
    def closing(self) -> Decimal | None:
        """The balance behind its last row, if it is no guess."""
        return None if self.is_open else self.period.closing


def _told(session: Session, accounts: Sequence[Account]) -> dict[int, list[_Told]]:
    """What loaded statements tell of each account in its own currency."""
    if not accounts:
        return {}
    query = (
        select(StatementPeriod, Statement.questions)
        .join(
            Statement,
            (Statement.owner_id == StatementPeriod.owner_id) & (Statement.job_id == StatementPeriod.job_id),
        )
        .where(StatementPeriod.owner_id == accounts[0].owner_id)
        .where(StatementPeriod.account_id.in_([account.id for account in accounts]), Statement.state == "loaded")
    )
    currencies = {account.id: account.currency for account in accounts}
    told: dict[int, list[_Told]] = {}
    for period, questions in session.execute(query):
        if period.currency == currencies[period.account_id]:
            told.setdefault(period.account_id, []).append(_Told(period, leaves_open(questions)))
    return told


def _proof(session: Session, account: Account, told: Sequence[_Told]) -> AccountProof:
    if not any(each.opening is not None or each.closing is not None for each in told):
        history = _without_balances(told)
    else:
        others = _others(session, account, [each.period for each in told])
        known = [_known(each, others) for each in told]
        days = {day for each in known for day in (each.first_day - ONE_DAY, each.closing_day)}
        history = account_history(known, moved_through(session, account, days))
    if account.opening_balance is not None:
        return AccountProof(account.opening_balance, "set", _latest(told), history)
    return AccountProof(history.opening, "sum" if history.opening is None else "bank", _latest(told), history)


def _without_balances(told: Iterable[_Told]) -> AccountHistory:
    """The history of statements of which none states a balance: nothing has to be looked up for it."""
    return account_history([_known(each, {}) for each in told], lambda _: Decimal(0))


def _latest(told: Iterable[_Told]) -> BankBalance | None:
    stated = [
        BankBalance(each.closing, each.period.closing_day, each.period.job_id)
        for each in told
        if each.closing is not None
    ]
    return max(stated, key=lambda balance: (balance.as_of, balance.job_id), default=None)


def _known(told: _Told, others: Mapping[tuple[int, date], Decimal]) -> Known:
    period = told.period
    return Known(
        period.job_id,
        period.first_day,
        period.last_day,
        told.opening,
        told.closing,
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
