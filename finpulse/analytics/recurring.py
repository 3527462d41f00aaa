"""What recurs: subscriptions, bills and pay, out of the transactions of some years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session

from finpulse.analytics.basis.rounding import rounded_like
from finpulse.analytics.basis.scope import Scope
from finpulse.cleaning.taxonomy import DEFAULT_CATEGORIES
from finpulse.models import Category, CategoryDay
from finpulse.periods import Period, month_start, months_before
from finpulse.recurring.find_recurring import find_recurring
from finpulse.recurring.series import Nature, Payment, Recurring, Series, nature_of

# What is paid each year is found by its third payment at the latest.
YEARS: Final = 3
# A merchant with more transactions than this a month is one that is visited: of those only equal amounts can recur.
OFTEN_A_MONTH: Final = 8
# Of one with more than this nothing is looked at: to group every price of a long history takes seconds.
EVERY_DAY_A_MONTH: Final = 15
# Of more merchants than this, those are looked at that are paid the most evenly from month to month.
MOST_MERCHANTS: Final = 1_000
# Weekly payments of three years are 157, and those of two subscriptions twice as many.
MOST_PAYMENTS: Final = 400
# An amount at a merchant that is visited takes as many payments as find_recurring asks of a part of a series.
LEAST_OF_AMOUNT: Final = 5

# The kept totals of months tell which merchants come into question, so that of a long history only their transactions
# are gathered. Money in counts as income alone: a refund is none, and a transfer between own accounts is neither.
SERIES: Final = text("""
    WITH merchants AS MATERIALIZED (
        SELECT merchant, account_id, currency, earns, sum(count) > :often * count(DISTINCT month) AS is_visited
        FROM merchant_months CROSS JOIN LATERAL (
            VALUES (true, count_in, category IN :earning), (false, count_out, category NOT IN :not_spending)
        ) AS side (earns, count, counts)
        WHERE owner_id = :owner_id AND month BETWEEN :first_month AND :last_month AND count > 0 AND counts
          AND (CAST(:account_id AS bigint) IS NULL OR account_id = :account_id)
          AND (CAST(:currency AS text) IS NULL OR currency = :currency)
        GROUP BY merchant, account_id, currency, earns
        HAVING (sum(count) >= 3 OR (sum(count) = 2 AND max(month) - min(month) > 300))
           AND sum(count) <= :every_day * count(DISTINCT month)
        ORDER BY stddev_pop(count) / avg(count), count(*) DESC, merchant, account_id, currency, earns
        LIMIT :most_merchants
    )
    SELECT merchant, account_id, currency, earns, mode() WITHIN GROUP (ORDER BY category) AS category,
           array_agg(date ORDER BY date, id) AS days, array_agg(abs(amount) ORDER BY date, id) AS amounts
    FROM transactions JOIN merchants USING (merchant, account_id, currency)
    WHERE owner_id = :owner_id AND date BETWEEN :start AND :end AND fingerprint IS NOT NULL AND transfer_id IS NULL
      AND CASE WHEN earns THEN amount > 0 AND category IN :earning
               ELSE amount < 0 AND category NOT IN :not_spending END
    GROUP BY merchant, account_id, currency, earns, CASE WHEN is_visited THEN amount END
    HAVING count(*) BETWEEN CASE WHEN bool_or(is_visited) THEN :least_of_amount ELSE 2 END AND :most_payments
       AND (count(*) > 2 OR max(date) - min(date) > 300)
       AND max(date) - min(date) >= 5 * (count(DISTINCT date) - 1)
""").bindparams(bindparam("earning", expanding=True), bindparam("not_spending", expanding=True))

# Under row-level security an owner's rows are taken for few, of which a million would be sorted on disk to be joined.
NO_SORT_TO_JOIN: Final = text("SELECT set_config('enable_mergejoin', 'off', true)")


def recurring(
    session: Session, scope: Scope, start: date | None, end: date | None, currency: str | None
) -> list[dict[str, Any]]:
    """What recurs as of `end`, as the contract tells it; amounts are positive, `kind` says which way.

    What goes on comes first, by its next day, then what has ended. Without `end` it is today, without `start` the three
    years before count, and without `currency` each currency by itself. How it is found is told in
    finpulse.recurring.find_recurring.
    """
    end = end or scope.today
    days = Period(start or months_before(end, 12 * YEARS), end)
    return [_told(each) for each in find_recurring(_series(session, scope, days, currency), end)]


def _series(session: Session, scope: Scope, days: Period, currency: str | None) -> Iterator[Series]:
    natures = _natures(session, scope)
    known_until = _known_until(session, scope, days)
    earning = scope.names_of("income")
    values = {
        "owner_id": scope.owner_id,
        "account_id": scope.account_id,
        "currency": currency,
        "start": days.start,
        "end": days.end,
        "first_month": month_start(days.start),
        "last_month": month_start(days.end),
        "earning": earning,
        "not_spending": [*earning, *scope.names_of("transfer")],
        "often": OFTEN_A_MONTH,
        "every_day": EVERY_DAY_A_MONTH,
        "least_of_amount": LEAST_OF_AMOUNT,
        "most_payments": MOST_PAYMENTS,
        "most_merchants": MOST_MERCHANTS,
    }
    session.execute(NO_SORT_TO_JOIN)
    for row in session.execute(SERIES, values):
        yield Series(
            merchant=row.merchant,
            account_id=row.account_id,
            currency=row.currency,
            category=row.category,
            nature=natures.get(row.category, "service"),
            payments=tuple(map(Payment, row.days, row.amounts)),
            known_until=known_until.get(row.account_id, row.days[-1]),
        )


def _natures(session: Session, scope: Scope) -> dict[str, Nature]:
    """What payments of each known category are."""
    own = select(Category.name, Category.pfc).where(Category.owner_id == scope.owner_id)
    places = {category.name: category.pfc for category in DEFAULT_CATEGORIES}
    places |= {row.name: row.pfc for row in session.execute(own)}
    return {name: nature_of(name, scope.kind_of(name), pfc) for name, pfc in places.items()}


def _known_until(session: Session, scope: Scope, days: Period) -> dict[int, date]:
    """The last day of each account that has a transaction."""
    newest = select(CategoryDay.account_id, func.max(CategoryDay.day).label("newest")).where(
        CategoryDay.owner_id == scope.owner_id,
        CategoryDay.currency.in_(scope.currencies),
        CategoryDay.day.between(days.start, days.end),
    )
    return {row.account_id: row.newest for row in session.execute(newest.group_by(CategoryDay.account_id))}


def _told(found: Recurring) -> dict[str, Any]:
    return {
        "merchant": found.merchant,
        "account_id": found.account_id,
        "category": found.category,
        "kind": found.kind,
        "state": found.state,
        "amount": found.amount,
        "currency": found.currency,
        "interval": found.interval,
        "interval_days": found.interval_days,
        "last_date": found.last_date,
        "next_date": found.next_date,
        "monthly_cost": rounded_like(found.monthly_cost, found.amount),
        "confidence": found.confidence,
        "count": found.count,
        "price_changes": [change._asdict() for change in found.price_changes],
    }
