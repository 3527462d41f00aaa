"""What has moved an account up to a day: kept sums of months, and of the few days beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Final, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Date, Text, bindparam, text
from sqlalchemy.orm import Session

from finpulse.models import Account
from finpulse.periods import ONE_DAY, Period, month_end, month_start
from finpulse.proofs.account_history import MovedThrough

_MONTHS: Final = text("""
    SELECT account_id, currency, month, sum(money_in - money_out) FROM category_months
    WHERE owner_id = :owner_id AND currency = ANY (:currencies) AND account_id = ANY (:accounts)
    GROUP BY account_id, currency, month ORDER BY month
""").bindparams(bindparam("accounts", type_=ARRAY(BigInteger)), bindparam("currencies", type_=ARRAY(Text)))
_DAYS: Final = text("""
    SELECT coalesce((
        SELECT sum(money_in - money_out) FROM category_days
        WHERE owner_id = :owner_id AND currency = wanted.currency AND account_id = wanted.account_id
          AND day BETWEEN wanted.start AND wanted.until
    ), 0)
    FROM unnest(:accounts, :currencies, :starts, :ends) WITH ORDINALITY
        AS wanted (account_id, currency, start, until, place) ORDER BY place
""").bindparams(
    bindparam("accounts", type_=ARRAY(BigInteger)),
    bindparam("currencies", type_=ARRAY(Text)),
    bindparam("starts", type_=ARRAY(Date)),
    bindparam("ends", type_=ARRAY(Date)),
)


_NOTHING: Final = Decimal(0)


class _Side(NamedTuple):
    """A day, and the days of its month up to it, which come to the months before, or those behind it, which go off."""

    day: date
    days: Period
    is_front: bool


def moved_through(session: Session, account: Account, days: Iterable[date]) -> MovedThrough:
    """The sum of all that moved an account in its currency up to the end of each of these days."""
    return moved_through_each(session, [(account, days)])[account.id]


def moved_through_each(session: Session, wanted: Sequence[tuple[Account, Iterable[date]]]) -> dict[int, MovedThrough]:
    """The same of several accounts of one owner, each with its days, by their ids: two round trips for all of them.

    It reads the months once, and for each day the days between it and the nearer end of its month.
    """
    accounts = [account for account, _days in wanted]
    sides = [(account, _nearer_side(day)) for account, days in wanted for day in sorted(set(days))]
    months, beside = _months(session, accounts), _beside(session, sides)
    moved: dict[int, dict[date, Decimal]] = {account.id: {} for account in accounts}
    for account, side in sides:
        until = month_start(side.day) if side.is_front else month_end(side.day) + ONE_DAY
        known, sums = months[account.id]
        whole, value = sums[bisect_left(known, until)], beside.get((account.id, side.day), _NOTHING)
        moved[account.id][side.day] = whole + value if side.is_front else whole - value
    return {account_id: of_days.__getitem__ for account_id, of_days in moved.items()}


def _months(session: Session, accounts: Sequence[Account]) -> dict[int, tuple[list[date], list[Decimal]]]:
    """Each account's months that have sums in its currency, and what they sum up to."""
    rows: dict[int, list[tuple[date, Decimal]]] = {account.id: [] for account in accounts}
    currencies = {account.id: account.currency for account in accounts}
    if accounts:
        values = {
            "owner_id": accounts[0].owner_id,
            "accounts": list(rows),
            "currencies": sorted({*currencies.values()}),
        }
        for account_id, currency, month, value in session.execute(_MONTHS, values):
            if currency == currencies[account_id]:
                rows[account_id].append((month, value))
    return {account_id: _through_months(of_account) for account_id, of_account in rows.items()}


def _beside(session: Session, sides: Sequence[tuple[Account, _Side]]) -> dict[tuple[int, date], Decimal]:
    """What moved the accounts in the days beside whole months, by account and the day that is asked for."""
    some = [(account, side) for account, side in sides if side.days.start <= side.days.end]
    if not some:
        return {}
    values = {
        "owner_id": some[0][0].owner_id,
        "accounts": [account.id for account, _side in some],
        "currencies": [account.currency for account, _side in some],
        "starts": [side.days.start for _account, side in some],
        "ends": [side.days.end for _account, side in some],
    }
    found = session.scalars(_DAYS, values).all()
    return {(account.id, side.day): value for (account, side), value in zip(some, found, strict=True)}


def _through_months(rows: Sequence[tuple[date, Decimal]]) -> tuple[list[date], list[Decimal]]:
    """The months that have sums, and for each place among them the sum of all before it."""
    return [month for month, _ in rows], list(accumulate((value for _, value in rows), initial=_NOTHING))


def _nearer_side(day: date) -> _Side:
    """The days of a month up to a day, or those behind it, whichever are fewer."""
    end = month_end(day)
    if day.day <= end.day - day.day:
        return _Side(day, Period(month_start(day), day), is_front=True)
    return _Side(day, Period(day + ONE_DAY, end), is_front=False)
