"""An account's statements and what moved it -> whether they add up, and what was on it before the first of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Date, Row, Text, bindparam, inspect, select, text
from sqlalchemy.orm import Session

from finpulse.models import Account, Statement, StatementPeriod
from finpulse.periods import ONE_DAY
from finpulse.proofs.account_history import AccountHistory, Known, account_history
from finpulse.proofs.moved import moved_through_each
from finpulse.proofs.open_questions import leaves_open

BalanceSource = Literal["bank", "set", "sum"]

_ACCOUNTS: Final = bindparam("accounts", type_=ARRAY(BigInteger))
_CURRENCIES: Final = bindparam("currencies", type_=ARRAY(Text))
_DAYS: Final = bindparam("days", type_=ARRAY(Date))
# What moves an account on the first and on the last day of a statement, beside the statement's own rows.
_EDGE_TOTALS: Final = text("""
    SELECT account_id, currency, day, sum(money_in - money_out), sum(count_in + count_out) FROM category_days
    WHERE owner_id = :owner_id AND currency = ANY (:currencies) AND account_id = ANY (:accounts) AND day = ANY (:days)
    GROUP BY account_id, currency, day
""").bindparams(_ACCOUNTS, _CURRENCIES, _DAYS)
_OTHERS: Final = text("""
    SELECT wanted.account_id, wanted.job_id, wanted.day, (
        SELECT coalesce(sum(amount), 0) FROM transactions AS other
        WHERE other.owner_id = :owner_id AND other.account_id = wanted.account_id AND other.date = wanted.day
          AND other.currency = wanted.currency AND other.fingerprint IS NOT NULL
          AND other.job_id IS DISTINCT FROM wanted.job_id
          AND NOT EXISTS (
              SELECT 1 FROM ledger
              WHERE ledger.owner_id = :owner_id AND ledger.transaction_id = other.id AND ledger.job_id = wanted.job_id
          )
    )
    FROM unnest(:accounts, :currencies, :jobs, :days) AS wanted (account_id, currency, job_id, day)
""").bindparams(_ACCOUNTS, _CURRENCIES, bindparam("jobs", type_=ARRAY(BigInteger)), _DAYS)


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
    """The proofs of an owner's accounts by their ids: some round trips for all of them, and one where none has any."""
    told = _told(session, accounts)
    stating = [account for account in accounts if any(each.states for each in told.get(account.id, ()))]
    others = _others(session, [(account, each.period) for account in stating for each in told[account.id]])
    known = {account_id: [_known(each, others) for each in of_account] for account_id, of_account in told.items()}
    days = [(account, list(_days_of(known[account.id]))) for account in stating]
    # Of what states no balance, nothing has to be looked up.
    moved = defaultdict(lambda: _unmoved, moved_through_each(session, days) if stating else {})
    histories = {account.id: account_history(known.get(account.id, ()), moved[account.id]) for account in accounts}
    return {account.id: _proof(account, told.get(account.id, ()), histories[account.id]) for account in accounts}


class _Told(NamedTuple):
    """A StatementPeriod, and whether a question is open, so that its balances are a guess and tell nothing yet."""

    period: Row[*tuple[Any, ...]]
    is_open: bool

    @property
    def states(self) -> bool:
        """Whether it tells a balance."""
        return self.opening is not None or self.closing is not None

    @property
    def opening(self) -> Decimal | None:
        """The balance before its first row, if it is no guess."""
        opening: Decimal | None = self.period.opening
        return None if self.is_open else opening

    @property
    def closing(self) -> Decimal | None:
        """The balance behind its last row, if it is no guess."""
        closing: Decimal | None = self.period.closing
        return None if self.is_open else closing


class _Edge(NamedTuple):
    """The first or the last day of what a job's statement tells of an account."""

    account_id: int
    job_id: int
    day: date


def _told(session: Session, accounts: Sequence[Account]) -> dict[int, list[_Told]]:
    """What loaded statements tell of each account in its own currency."""
    if not accounts:
        return {}
    query = (
        # Rows, since to make objects of a long history takes longer than all the rest.
        select(*inspect(StatementPeriod).columns, Statement.questions)
        .join(
            Statement,
            (Statement.owner_id == StatementPeriod.owner_id) & (Statement.job_id == StatementPeriod.job_id),
        )
        .where(StatementPeriod.owner_id == accounts[0].owner_id)
        .where(StatementPeriod.account_id.in_([account.id for account in accounts]), Statement.state == "loaded")
    )
    currencies = {account.id: account.currency for account in accounts}
    told: dict[int, list[_Told]] = {}
    for period in session.execute(query):
        if period.currency == currencies[period.account_id]:
            told.setdefault(period.account_id, []).append(_Told(period, leaves_open(period.questions)))
    return told


def _proof(account: Account, told: Sequence[_Told], history: AccountHistory) -> AccountProof:
    if account.opening_balance is not None:
        return AccountProof(account.opening_balance, "set", _latest(told), history)
    return AccountProof(history.opening, "sum" if history.opening is None else "bank", _latest(told), history)


def _days_of(known: Iterable[Known]) -> set[date]:
    """Up to which days it must be known what moved the account."""
    return {day for each in known for day in (each.first_day - ONE_DAY, each.closing_day)}


def _unmoved(_day: date) -> Decimal:
    return Decimal(0)


def _latest(told: Iterable[_Told]) -> BankBalance | None:
    stated = [
        BankBalance(each.closing, each.period.closing_day, each.period.job_id)
        for each in told
        if each.closing is not None
    ]
    return max(stated, key=lambda balance: (balance.as_of, balance.job_id), default=None)


def _known(told: _Told, others: Mapping[_Edge, Decimal]) -> Known:
    period = told.period
    return Known(
        period.job_id,
        period.first_day,
        period.last_day,
        told.opening,
        told.closing,
        period.closing_day,
        period.verdict,
        others.get(_Edge(period.account_id, period.job_id, period.first_day), Decimal(0)),
        others.get(_Edge(period.account_id, period.job_id, period.last_day), Decimal(0)),
    )


def _others(session: Session, told: Sequence[tuple[Account, Row[*tuple[Any, ...]]]]) -> dict[_Edge, Decimal]:
    """What transactions that a statement doesn't have move on its first and last day.

    They are looked up only on days of which the kept totals differ from what the statement has.
    """
    own = {
        _Edge(account.id, period.job_id, day): (total, count)
        for account, period in told
        for day, total, count in (
            (period.last_day, period.last_total, period.last_count),
            (period.first_day, period.first_total, period.first_count),
        )
    }
    if not own:
        return {}
    key = {"owner_id": told[0][0].owner_id}
    currencies = {account.id: account.currency for account, _period in told}
    kept = _kept_totals(session, {**key, "days": sorted({edge.day for edge in own})}, currencies)
    different = [edge for edge, values in own.items() if kept.get((edge.account_id, edge.day), (0, 0)) != values]
    if not different:
        return {}
    found = session.execute(_OTHERS, {**key, **_columns(different, currencies)})
    return {_Edge(*edge): moved for *edge, moved in found}


def _kept_totals(
    session: Session, about: Mapping[str, Any], currencies: Mapping[int, str]
) -> dict[tuple[int, date], tuple[Decimal, int]]:
    """What moved each account in its currency on each of the days, and by how many transactions."""
    values = {**about, "accounts": list(currencies), "currencies": sorted({*currencies.values()})}
    return {
        (account_id, day): (total, int(count))
        for account_id, currency, day, total, count in session.execute(_EDGE_TOTALS, values)
        if currency == currencies[account_id]
    }


def _columns(edges: Collection[_Edge], currencies: Mapping[int, str]) -> dict[str, list[Any]]:
    """The values of a query about edges, column by column."""
    accounts, jobs, days = map(list, zip(*edges, strict=True))
    return {
        "accounts": accounts,
        "currencies": [currencies[account_id] for account_id in accounts],
        "jobs": jobs,
        "days": days,
    }
