"""Series of payments -> what of them recurs. Pure: it knows no database, and the assistant asks it too.

A series is everything between an account and one merchant, in one currency and direction. It recurs where

* the median gap between its days lies in a band (`cadence.BANDS`), and seven of ten single gaps do so roughly;
* there are at least three payments, or two a year apart;
* the amounts keep to prices, one after the other (`price_levels`), by the median absolute deviation from them. How
  much they may vary follows from what is bought: a bill is metered, pay has its extras, and a subscription has a price.
  What is bought as it is needed, such as groceries, recurs only where the price is the very same: a shop that one
  visits each week is a habit. Pay that varies has to come the more regularly.

Where a merchant's payments as a whole recur by no rhythm, those of similar amounts may, and else those of the very same
amount: several subscriptions at one shop, or one amid its purchases. Among many payments a few look regular by chance,
so a part takes two more of them.

Sources: the median absolute deviation as a measure of spread that single values don't move is Hampel's (The Influence
Curve and its Role in Robust Estimation, JASA 69, 1974). The states are after those of Plaid's recurring transactions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from finpulse.recurring.cadence import Cadence, cadence_of, next_day
from finpulse.recurring.price_levels import PriceLevels, price_levels
from finpulse.recurring.series import Nature, Payment, Recurring, RecurringKind, Series, State

# The largest spread of amounts, by what is paid.
MOST_SPREAD: Final[dict[Nature, float]] = {"habit": 0.01, "service": 0.10, "bill": 0.60, "income": 0.50}
# Where a price is expected, so many payments are at it, or at least this near to it.
LEAST_AT_PRICE: Final = 0.8
NEAR: Final = 0.10
KINDS: Final[dict[Nature, RecurringKind]] = {
    "habit": "subscription",
    "service": "subscription",
    "bill": "bill",
    "income": "income",
}
# What is left of the share of regular gaps once the spread is taken off, where pay is to be believed.
LEAST_PAY: Final = 0.6
# So many more payments it takes of a part of a series.
MORE_OF_PART: Final = 2
# Prices that vary by themselves, such as those in a foreign currency, do so by at most this spread.
MOST_SPREAD_OF_PRICE: Final = 0.03
# Amounts that differ by no more than this ratio from the next larger one are similar.
SIMILAR: Final = 1.35
# Half an interval late, and no more than so many days, is late; later it has ended.
MOST_LATE_DAYS: Final = 45
# Where no statement tells of the time since, it is held to go on for two intervals, and at least two months.
LEAST_UNKNOWN_DAYS: Final = 60
_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """Payments that recur."""

    payments: list[Payment]
    levels: PriceLevels
    cadence: Cadence
    covered: int


def find_recurring(series: Iterable[Series], as_of: date) -> list[Recurring]:
    """What recurs as of a day: what goes on by its next day, and what has ended behind it, the newest first."""
    found = [each for one in series for each in _recurring_in(one, as_of)]
    going = [each for each in found if each.next_date is not None]
    ended = [each for each in found if each.next_date is None]
    going.sort(key=lambda each: (each.next_date or as_of, each.merchant, each.account_id, each.amount))
    ended.sort(key=lambda each: (as_of - each.last_date, each.merchant, each.account_id, each.amount))
    return going + ended


def _recurring_in(series: Series, as_of: date) -> Iterator[Recurring]:
    """What recurs in a series, parted in the way that has most of its payments recur; the first of equals."""
    payments = [payment for payment in series.payments if payment.day <= as_of and payment.amount > 0]
    best: list[_Rhythm] = []
    for parts in _PARTINGS:
        if sum(rhythm.covered for rhythm in best) == len(payments):
            break
        rhythms = [
            rhythm
            for part in parts(payments)
            if (rhythm := _rhythm_of(part, series.nature, is_part=len(part) < len(payments)))
        ]
        if sum(rhythm.covered for rhythm in rhythms) > sum(rhythm.covered for rhythm in best):
            best = rhythms
    for rhythm in best:
        yield _told(series, rhythm, as_of)


def _whole(payments: Sequence[Payment]) -> list[list[Payment]]:
    return [list(payments)]


def _similar(payments: Sequence[Payment]) -> list[list[Payment]]:
    """Groups of similar amounts."""
    groups: list[list[Payment]] = []
    for payment in sorted(payments, key=lambda payment: payment.amount):
        if groups and float(payment.amount) <= SIMILAR * float(groups[-1][-1].amount):
            groups[-1].append(payment)
        else:
            groups.append([payment])
    return [sorted(group) for group in groups]


def _same(payments: Sequence[Payment]) -> list[list[Payment]]:
    """Groups of the very same amount."""
    groups = defaultdict(list)
    for payment in payments:
        groups[payment.amount].append(payment)
    return list(groups.values())


_PARTINGS: Final[tuple[Callable[[Sequence[Payment]], list[list[Payment]]], ...]] = (_whole, _similar, _same)


def _rhythm_of(payments: Sequence[Payment], nature: Nature, *, is_part: bool) -> _Rhythm | None:
    """The rhythm of payments, None where there is none; what is off their prices is left out of it."""
    if len(payments) < 2:
        return None
    merged = _merged(payments)
    levels = price_levels(merged)
    at_price = levels.payments
    if len(at_price) < LEAST_AT_PRICE * len(merged):
        levels = PriceLevels((tuple(merged),), (), is_exact=False)
        at_price = merged
    is_price = levels.spread <= MOST_SPREAD_OF_PRICE
    cadence = cadence_of([payment.day for payment in at_price], may_skip=is_price)
    if cadence is None or not _keeps_to_price(levels, nature, cadence):
        return None
    if is_part and len(at_price) < cadence.band.least + MORE_OF_PART:
        return None
    return _Rhythm(at_price, levels, cadence, covered=len(payments) - len(levels.off))


def _merged(payments: Sequence[Payment]) -> list[Payment]:
    """The same amount twice on a day, as for two tickets or two lines, is one payment of both."""
    counts: dict[Payment, int] = defaultdict(int)
    for payment in payments:
        counts[payment] += 1
    return sorted(Payment(payment.day, payment.amount * count) for payment, count in counts.items())


def _keeps_to_price(levels: PriceLevels, nature: Nature, cadence: Cadence) -> bool:
    """Whether amounts vary no more than what is bought lets expect; two payments a year apart no more than a price."""
    few = len(levels.payments) <= 2
    if few and nature == "habit" and not levels.is_exact:
        return False
    most = min(MOST_SPREAD[nature], NEAR) if few else MOST_SPREAD[nature]
    if levels.spread > most:
        return False
    if nature == "income":
        return cadence.regular * (1 - levels.spread) >= LEAST_PAY
    if nature == "bill":
        return True
    return levels.share_within(min(NEAR, 2 * most)) >= LEAST_AT_PRICE and cadence.regular >= LEAST_AT_PRICE


def _told(series: Series, rhythm: _Rhythm, as_of: date) -> Recurring:
    days = [payment.day for payment in rhythm.payments]
    due = next_day(rhythm.cadence, days)
    state = _state(series, rhythm, due, as_of)
    levels = rhythm.levels
    return Recurring(
        merchant=series.merchant,
        account_id=series.account_id,
        currency=series.currency,
        category=series.category,
        kind=KINDS[series.nature],
        state=state,
        amount=levels.amount,
        interval=rhythm.cadence.band.name,
        interval_days=rhythm.cadence.interval_days,
        last_date=days[-1],
        next_date=None if state == "ended" else due,
        count=len(days),
        confidence=_confidence(rhythm),
        price_changes=levels.changes() if levels.spread <= MOST_SPREAD_OF_PRICE else (),
    )


def _state(series: Series, rhythm: _Rhythm, due: date, as_of: date) -> State:
    """`ended` where a payment is missing on statements that should tell it, or nothing was heard for long."""
    interval = float(rhythm.cadence.interval_days)
    late = timedelta(days=max(3, min(MOST_LATE_DAYS, interval / 2)))
    unheard = timedelta(days=max(LEAST_UNKNOWN_DAYS, 2 * interval))
    if min(series.known_until, as_of) > due + late or as_of > due + unheard:
        return "ended"
    return "early" if len(rhythm.payments) <= rhythm.cadence.band.least else "active"


def _confidence(rhythm: _Rhythm) -> Decimal:
    """0 to 1: the share of regular gaps × (1 − spread) × n / (n + 1) for n payments."""
    count = len(rhythm.payments)
    share = rhythm.cadence.regular * (1 - min(rhythm.levels.spread, 1)) * count / (count + 1)
    return Decimal(share).quantize(_HUNDREDTH, ROUND_HALF_UP)
