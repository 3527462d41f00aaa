"""Whose money, of which days, in which account and currency: what every question is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, Select, exists, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from finpulse.analytics.basis.currency_choice import choose_currency
from finpulse.cleaning.taxonomy import DEFAULT_KINDS, KIND_OF_UNKNOWN, Kind
from finpulse.errors import InvalidInput, NotFound
from finpulse.models import Account, Category, CategoryDay, User, UserStats
from finpulse.periods import Period, month_end, month_start
from finpulse.users import today_in

# Months before the period are looked at too, and the calendar has none before year 1.
EARLIEST_END: Final = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Scope:
    """One owner's money from `start` to `end` (both included) in one currency.

    `account_id` None means all accounts. `currencies` are all that the owner has money in, and
    `kinds` maps the known categories to their kinds. `today` is the owner's, in their time zone, and sentences write
    numbers as the `locale` does.
    """

    owner_id: int
    start: date
    end: date
    currency: str
    account_id: int | None
    currencies: tuple[str, ...]
    kinds: Mapping[str, Kind]
    today: date
    locale: str | None = None

    @property
    def period(self) -> Period:
        """The days asked about."""
        return Period(self.start, self.end)

    @property
    def period_type(self) -> str:
        """`month` for a calendar month, `month_to_date` for the current one up to today, else `custom`."""
        if self.start == month_start(self.end):
            if self.end == month_end(self.end):
                return "month"
            if self.end == self.today:
                return "month_to_date"
        return "custom"

    def period_told(self) -> dict[str, Any]:
        """{start, end, type}, as answers tell it."""
        return {"start": self.start, "end": self.end, "type": self.period_type}

    def kind_of(self, category: str) -> Kind:
        """A category's kind; a name that nobody knows is spending."""
        return self.kinds.get(category, KIND_OF_UNKNOWN)

    def names_of(self, kind: Kind) -> list[str]:
        """The known categories of one kind."""
        return [name for name, its_kind in self.kinds.items() if its_kind == kind]


def resolve_scope(
    session: Session,
    owner_id: int,
    start: date | None = None,
    end: date | None = None,
    account_id: int | None = None,
    currency: str | None = None,
    *,
    today: date | None = None,
) -> Scope:
    """Complete what a client left open.

    Without `start` and `end` the period is the current month up to today where it has transactions,
    else the last calendar month before that has. `start` alone reaches to today, `end` alone from
    the first of its month. Raises InvalidInput for days in the wrong order, days before 1900 or a
    currency that is none, NotFound for an account (or owner) that is not there or another's.
    """
    profile = _profile(session, owner_id, account_id)
    today = today or today_in(profile.time_zone)
    chosen = choose_currency(currency, profile.base_currency, profile.counts or {})
    if start is None and end is None:
        period = _default_period(session, owner_id, account_id, chosen, today)
    else:
        period = _given_period(start, end or today)
    return Scope(
        owner_id=owner_id,
        start=period.start,
        end=period.end,
        currency=chosen,
        account_id=account_id,
        currencies=tuple(sorted({chosen, *(profile.counts or {})})),
        kinds={**DEFAULT_KINDS, **(profile.own_kinds or {})},
        today=today,
        locale=profile.locale,
    )


def _profile(
    session: Session, owner_id: int, account_id: int | None
) -> Row[tuple[str | None, str, str | None, object, object]]:
    """All that is to be known about the owner, in one round trip."""
    own_kinds = select(func.jsonb_object_agg(Category.name, Category.kind, type_=JSONB)).where(
        Category.owner_id == owner_id
    )
    counts = select(func.jsonb_object_agg(UserStats.currency, UserStats.total_transactions, type_=JSONB)).where(
        UserStats.owner_id == owner_id
    )
    query = select(
        User.base_currency,
        User.time_zone,
        User.locale,
        own_kinds.scalar_subquery().label("own_kinds"),
        counts.scalar_subquery().label("counts"),
    ).where(User.id == owner_id)
    if account_id is not None:
        query = query.where(exists().where(Account.owner_id == owner_id, Account.id == account_id))
    profile = session.execute(query).one_or_none()
    if profile is None:
        raise NotFound(f"You have no account {account_id}." if account_id is not None else "There is no such user.")
    return profile


def _given_period(start: date | None, end: date) -> Period:
    start = start or month_start(end)
    if start > end:
        raise InvalidInput({"from": [f"{start} is after the end of the period, {end}."]})
    if end < EARLIEST_END:
        raise InvalidInput({"to": [f"It takes a day from {EARLIEST_END} on."]})
    return Period(start, end)


def _default_period(session: Session, owner_id: int, account_id: int | None, currency: str, today: date) -> Period:
    newest = session.scalar(_days_with_transactions(owner_id, account_id, currency, today).limit(1))
    if newest is None or newest >= month_start(today):
        return Period(month_start(today), today)
    return Period(month_start(newest), month_end(newest))


def known_days(session: Session, scope: Scope, until: date) -> Period | None:
    """From the first to the last day that has transactions of the scope's currency and account, none after `until`."""
    newest_first = _days_with_transactions(scope.owner_id, scope.account_id, scope.currency, until)
    oldest_first = newest_first.order_by(None).order_by(CategoryDay.day)
    ends = select(oldest_first.limit(1).scalar_subquery(), newest_first.limit(1).scalar_subquery())
    first, last = session.execute(ends).one()
    return None if last is None else Period(first, last)


def _days_with_transactions(owner_id: int, account_id: int | None, currency: str, until: date) -> Select[date]:
    """The days up to one that have transactions, the newest first."""
    query = select(CategoryDay.day).where(
        CategoryDay.owner_id == owner_id,
        CategoryDay.currency == currency,
        CategoryDay.day <= until,
        CategoryDay.count_in + CategoryDay.count_out > 0,
    )
    if account_id is not None:
        query = query.where(CategoryDay.account_id == account_id)
    return query.order_by(CategoryDay.day.desc())
