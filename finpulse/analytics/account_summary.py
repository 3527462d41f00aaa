"""The accounts at a glance, each in its own currency."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, ScalarSelect, Select, Subquery, cast, func, select
from sqlalchemy.orm import Session

from finpulse.models import Account, CategoryDay, CategoryMonth, Transaction, UserStats
from finpulse.periods import Period
from finpulse.proofs.account_proof import account_proofs
from finpulse.users import today_of

RECENT: Final = timedelta(days=30)


def account_summary(session: Session, owner_id: int, today: date | None = None) -> list[dict[str, Any]]:
    """The owner's accounts, the newest first.

    [{account_id, account_name, account_type, currency, balance, provider, total_transactions,
    recent_transactions_30d, last_updated, excluded}]; recent are the 30 days that end with the user's today.
    Transactions are counted whatever their currency, the balance is in the account's and begins with its opening
    balance; `excluded` has {other_currencies: [{currency, count, money_in, money_out}]} of the rest, splits by their
    parts. Raises NotFound where there is no such owner.
    """
    today = today or today_of(session, owner_id)
    recent_days = Period(today - RECENT + timedelta(days=1), today)
    accounts = {account.id: account for account in session.scalars(select(Account).where(Account.owner_id == owner_id))}
    proofs = account_proofs(session, list(accounts.values()))
    balances = {each.id: each.balance + (proofs[each.id].opening or 0) for each in accounts.values()}
    rows = session.execute(_query(owner_id, recent_days)).mappings()
    others = _other_currencies(session, owner_id)
    return [
        {
            **row,
            "balance": balances[row["account_id"]],
            "excluded": {"other_currencies": others.get(row["account_id"], [])},
        }
        for row in rows
    ]


def _other_currencies(session: Session, owner_id: int) -> dict[int, list[dict[str, Any]]]:
    """By account the sums of its transactions in other currencies than its own."""
    totals = CategoryMonth
    count = cast(func.sum(totals.count_in + totals.count_out), BigInteger)
    other = (
        select(
            totals.account_id,
            totals.currency,
            count.label("count"),
            func.sum(totals.money_in).label("money_in"),
            func.sum(totals.money_out).label("money_out"),
        )
        .join(Account, (Account.owner_id == totals.owner_id) & (Account.id == totals.account_id))
        .where(totals.owner_id == owner_id, totals.currency != Account.currency)
        .group_by(totals.account_id, totals.currency)
        .having(count > 0)
        .order_by(totals.account_id, totals.currency)
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in session.execute(other).mappings():
        found.setdefault(row["account_id"], []).append({name: row[name] for name in row if name != "account_id"})
    return found


def _query(owner_id: int, recent_days: Period) -> Select[*tuple[Any, ...]]:
    total, recent = _counts_ever(owner_id), _counts_in(owner_id, recent_days)
    more, more_recent = _more_parts(), _more_parts(recent_days)
    return (
        select(
            Account.id.label("account_id"),
            Account.name.label("account_name"),
            Account.account_type,
            Account.currency,
            Account.provider,
            (func.coalesce(total.c.count, 0) - more).label("total_transactions"),
            (func.coalesce(recent.c.count, 0) - more_recent).label("recent_transactions_30d"),
            Account.updated_at.label("last_updated"),
        )
        .outerjoin(total, total.c.account_id == Account.id)
        .outerjoin(recent, recent.c.account_id == Account.id)
        .where(Account.owner_id == owner_id)
        .order_by(Account.id.desc())
    )


def _counts_ever(owner_id: int) -> Subquery:
    query = select(CategoryMonth.account_id, _count_of(CategoryMonth)).where(CategoryMonth.owner_id == owner_id)
    return query.group_by(CategoryMonth.account_id).subquery()


def _counts_in(owner_id: int, days: Period) -> Subquery:
    # Naming the currencies lets the primary key find the days of each without a walk through all.
    currencies = select(UserStats.currency).where(UserStats.owner_id == owner_id)
    query = select(CategoryDay.account_id, _count_of(CategoryDay)).where(
        CategoryDay.owner_id == owner_id,
        CategoryDay.currency.in_(currencies),
        CategoryDay.day.between(days.start, days.end),
    )
    return query.group_by(CategoryDay.account_id).subquery()


def _more_parts(days: Period | None = None) -> ScalarSelect[int]:
    """By how many the parts of the account's transactions are more than these, since totals count parts."""
    more = func.coalesce(func.sum(func.jsonb_array_length(Transaction.splits) - 1), 0)
    of_account = select(cast(more, BigInteger)).where(
        Transaction.owner_id == Account.owner_id,
        Transaction.account_id == Account.id,
        Transaction.splits.is_not(None),
        Transaction.fingerprint.is_not(None),
    )
    within = of_account if days is None else of_account.where(Transaction.date.between(days.start, days.end))
    return within.correlate(Account).scalar_subquery()


def _count_of(totals: type[CategoryDay] | type[CategoryMonth]) -> ColumnElement[int]:
    return cast(func.sum(totals.count_in + totals.count_out), BigInteger).label("count")
