"""What has moved an account up to a day: kept sums of months, and of the few days beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Final, NamedTuple

from sqlalchemy import ARRAY, Date, bindparam, text
from sqlalchemy.orm import Session

from finpulse.models import Account
from finpulse.periods import ONE_DAY, Period, month_end, month_start

_MONTHS: Final = text("""
    SELECT month, sum(money_in - money_out) FROM category_months
    WHERE owner_id = :owner_id AND currency = :currency AND account_id = :account_id GROUP BY month ORDER BY month
""")
_DAYS: Final = text("""
    SELECT coalesce((
        SELECT sum(money_in - money_out) FROM category_days
        WHERE owner_id = :owner_id AND currency = :currency AND account_id = :account_id
          AND day BETWEEN wanted.start AND wanted.until
    ), 0)
    FROM unnest(:starts, :ends) WITH ORDINALITY AS wanted (start, until, place) ORDER BY place
""").bindparams(bindparam("starts", type_=ARRAY(Date)), bindparam("ends", type_=ARRAY(Date)))


class _Side(NamedTuple):
    """A day, and the days of its month up to it, which come to the months before, or those behind it, which go off."""

    day: date
    days: Period
    is_front: bool


def moved_through(session: Session, account: Account, days: Iterable[date]) -> Callable[[date], Decimal]:
    """The sum of all that moved an account in its currency up to the end of each of these days.

    It reads the months once, and for each day the days between it and the nearer end of its month.
    """
    key = {"owner_id": account.owner_id, "account_id": account.id, "currency": account.currency}
    months, sums = _through_months([(month, value) for month, value in session.execute(_MONTHS, key)])
    sides = [_nearer_side(day) for day in sorted(set(days))]
    values = {"starts": [side.days.start for side in sides], "ends": [side.days.end for side in sides]}
    beside = session.scalars(_DAYS, {**key, **values}).all() if sides else []
    moved = {}
    for side, value in zip(sides, beside, strict=True):
        until = month_start(side.day) if side.is_front else month_end(side.day) + ONE_DAY
        whole = sums[bisect_left(months, until)]
        moved[side.day] = whole + value if side.is_front else whole - value
    return moved.__getitem__


def _through_months(rows: Sequence[tuple[date, Decimal]]) -> tuple[list[date], list[Decimal]]:
    """The months that have sums, and for each place among them the sum of all before it."""
    return [month for month, _ in rows], list(accumulate((value for _, value in rows), initial=Decimal(0)))


def _nearer_side(day: date) -> _Side:
    """The days of a month up to a day, or those behind it, whichever are fewer."""
    end = month_end(day)
    if day.day <= end.day - day.day:
        return _Side(day, Period(month_start(day), day), is_front=True)
    return _Side(day, Period(day + ONE_DAY, end), is_front=False)
