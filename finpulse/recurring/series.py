"""Payments to or from one merchant, and what of them recurs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from finpulse.cleaning.taxonomy import INSURANCE, TAXES, Kind

# What recurs, as it is told: what one has chosen, what one has to pay, and what comes in.
RecurringKind = Literal["subscription", "bill", "income"]
# `early` has just as many payments as it takes to be found.
State = Literal["early", "active", "ended"]
# What payments of a category are by their nature. What is bought as it is needed recurs by habit, not by agreement.
Nature = Literal["income", "bill", "habit", "service"]

DAYS_A_MONTH: Final = Decimal("30.4375")
_BILLS: Final = {"RENT_AND_UTILITIES", "LOAN_PAYMENTS", "BANK_FEES"}
_BILLS_BY_NAME: Final = {INSURANCE, TAXES}
_HABITS: Final = {
    "FOOD_AND_DRINK",
    "TRANSPORTATION",
    "TRAVEL",
    "GENERAL_MERCHANDISE",
    "HOME_IMPROVEMENT",
    "MEDICAL",
    "PERSONAL_CARE",
}


class Payment(NamedTuple):
    """A day, and an amount that is positive whichever way the money goes."""

    day: date
    amount: Decimal


class PriceChange(NamedTuple):
    """The first payment of a new price, with the prices before and after."""

    since: date
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """All payments between an account and one merchant in one currency and direction, the oldest first.

    `known_until` is the newest day that the account's statements tell of: what is due later can't be missed yet.
    """

    merchant: str
    account_id: int
    currency: str
    category: str
    nature: Nature
    payments: tuple[Payment, ...]
    known_until: date


@dataclass(frozen=True, slots=True)
class Recurring:
    """What recurs: the usual amount by now, how often, since when, and when it is due.

    `interval_days` is the mean length of the interval, and `next_date` is None once it has ended.
    """

    merchant: str
    account_id: int
    currency: str
    category: str
    kind: RecurringKind
    state: State
    amount: Decimal
    interval: str
    interval_days: Decimal
    last_date: date
    next_date: date | None
    count: int
    confidence: Decimal
    price_changes: tuple[PriceChange, ...]

    @property
    def monthly_cost(self) -> Decimal:
        """What it costs, or brings, in a month of mean length, not rounded: amount × 30.4375 / interval_days.

        A Gregorian year has 365.25 days but for three in four centuries, and 365.25 / 12 is 30.4375.
        """
        return self.amount * DAYS_A_MONTH / self.interval_days


def nature_of(category: str, kind: Kind, pfc: str) -> Nature:
    """What payments of a category are, by its kind and its primary category in Plaid's taxonomy.

    >>> nature_of("Insurance", "spending", "GENERAL_SERVICES"), nature_of("Groceries", "spending", "FOOD_AND_DRINK")
    ('bill', 'habit')
    """
    if kind == "income":
        return "income"
    if pfc in _BILLS or category in _BILLS_BY_NAME:
        return "bill"
    return "habit" if pfc in _HABITS else "service"
