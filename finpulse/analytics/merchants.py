"""Which merchants got the most money, and who paid the income."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, Select, Subquery, case, cast, func, literal, select, true, union_all
from sqlalchemy.orm import Session

from finpulse.analytics.basis.flows import flows_of
from finpulse.analytics.basis.scope import Scope
from finpulse.models import MerchantMonth, Transaction
from finpulse.models.transactions import split_parts
from finpulse.periods import ONE_DAY, Period, month_end, month_start

TOP: Final = 10


@dataclass(frozen=True, slots=True)
class MerchantSum:
    """What one merchant got or paid on balance: positive either way."""

    merchant: str
    amount: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Merchants:
    """The ten that got the most by spending, and the ten that paid the most of the income."""

    spending: list[MerchantSum]
    income: list[MerchantSum]


def merchants_of(session: Session, scope: Scope) -> Merchants:
    """The period's merchants; one whose refunds reach what it got is in neither list."""
    rows = session.execute(_ranked(scope, _widened(session, scope))).all()
    sums = [(earns, MerchantSum(merchant, amount, count)) for earns, merchant, amount, count in rows]
    return Merchants(
        spending=[one for earns, one in sums if not earns],
        income=[one for earns, one in sums if earns],
    )


def spent_at(session: Session, scope: Scope, names: Sequence[str], period: Period) -> dict[str, Decimal]:
    """What was spent at these merchants in a period, less their refunds; without those where nothing was."""
    net = _nets(scope, period)
    spent = (
        select(net.c.merchant, func.sum(net.c.amount).label("amount"))
        .where(net.c.merchant.in_(names), ~net.c.earns)
        .group_by(net.c.merchant)
    )
    return {row.merchant: row.amount for row in session.execute(spent)}


def top_merchants(merchants: Merchants) -> list[dict[str, Any]]:
    """[{merchant, amount, count}], the largest first."""
    return [{"merchant": one.merchant, "amount": one.amount, "count": one.count} for one in merchants.spending]


def _widened(session: Session, scope: Scope) -> Period:
    """The period, stretched to whole months where the days that it cuts off have no transactions.

    So the kept totals of months answer for it, as they do for a current month up to today.
    """
    period = scope.period
    first, last = month_start(period.start), month_end(period.end)
    cut_off = {
        **({"head": Period(first, period.start - ONE_DAY)} if first < period.start else {}),
        **({"tail": Period(period.end + ONE_DAY, last)} if period.end < last else {}),
    }
    if not cut_off:
        return period
    taken = {
        name for name, flows in flows_of(session, scope, cut_off).items() if flows.everything(scope.currency).count
    }
    return Period(period.start if "head" in taken else first, period.end if "tail" in taken else last)


def _ranked(scope: Scope, period: Period) -> Select[*tuple[Any, ...]]:
    """(earns, merchant, amount, count) of the ten largest of either kind, the largest first."""
    net = _nets(scope, period)
    amount = func.sum(net.c.amount)
    rank = func.row_number().over(partition_by=net.c.earns, order_by=(amount.desc(), net.c.merchant))
    count = cast(func.sum(net.c.count), BigInteger)
    sums = (
        select(net.c.earns, net.c.merchant, amount.label("amount"), count.label("count"), rank.label("rank"))
        .group_by(net.c.earns, net.c.merchant)
        .having(amount > 0)
        .subquery()
    )
    top = select(sums.c.earns, sums.c.merchant, sums.c.amount, sums.c.count).where(sums.c.rank <= TOP)
    return top.order_by(sums.c.earns, sums.c.rank)


def _nets(scope: Scope, period: Period) -> Subquery:
    """(earns, merchant, amount, count): what counts as income or as spending, positive in its usual direction."""
    whole = period.whole_months()
    parts = [_in_days(scope, odd) for odd in period.odd_days()]
    if whole:
        parts.append(_in_months(scope, whole))
    money = union_all(*parts).subquery()
    earns = money.c.category.in_(scope.names_of("income"))
    amount = case((earns, money.c.net), else_=-money.c.net)
    not_moved = money.c.category.not_in(scope.names_of("transfer"))
    return (
        select(earns.label("earns"), money.c.merchant, amount.label("amount"), money.c.count)
        .where(not_moved)
        .subquery()
    )


def _in_months(scope: Scope, whole: Period) -> Select[*tuple[Any, ...]]:
    query = select(
        MerchantMonth.merchant,
        MerchantMonth.category,
        (MerchantMonth.money_in - MerchantMonth.money_out).label("net"),
        (MerchantMonth.count_in + MerchantMonth.count_out).label("count"),
    ).where(
        MerchantMonth.owner_id == scope.owner_id,
        MerchantMonth.currency == scope.currency,
        MerchantMonth.month.between(whole.start, whole.end),
    )
    return query if scope.account_id is None else query.where(MerchantMonth.account_id == scope.account_id)


def _in_days(scope: Scope, odd: Period) -> Select[*tuple[Any, ...]]:
    """The transactions of at most two cut months: no total is kept by merchant and day."""
    part = split_parts(Transaction).lateral()
    amount, category = (func.coalesce(part.c[name], getattr(Transaction, name)) for name in ("amount", "category"))
    query = (
        select(Transaction.merchant, category.label("category"), amount.label("net"), literal(1).label("count"))
        .join(part, true(), isouter=True)
        .where(
            Transaction.owner_id == scope.owner_id,
            Transaction.date.between(odd.start, odd.end),
            Transaction.currency == scope.currency,
            Transaction.fingerprint.is_not(None),
            Transaction.merchant != "",
        )
    )
    return query if scope.account_id is None else query.where(Transaction.account_id == scope.account_id)
