"""Amounts in the order of their days -> the prices that they stayed at, one after the other, and what is off them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median, median_low
from typing import Final

from finpulse.recurring.series import Payment, PriceChange

# Differences between neighbours below this share are none: it is one price to the cent.
EXACT: Final = 0.002
# What a price to the cent may be off, and what others may at least, such as one in a foreign currency.
EXACT_TOLERANCE: Final = 0.005
LEAST_TOLERANCE: Final = 0.05
# Three times what neighbours usually differ by is another level.
DEVIATIONS: Final = 3
# The newest amount alone is a new price where it is at most so many times the old one, or the old one it.
NEWEST_RATIO: Final = 1.5
# Of amounts that vary, the last so many tell the usual one.
_RECENT: Final = 6


@dataclass(frozen=True, slots=True)
class PriceLevels:
    """The prices one after the other, each with its payments, and the payments that are at none of them."""

    levels: tuple[tuple[Payment, ...], ...]
    off: tuple[Payment, ...]
    is_exact: bool

    @property
    def payments(self) -> list[Payment]:
        """The payments at the prices."""
        return [payment for level in self.levels for payment in level]

    @property
    def spread(self) -> float:
        """The median absolute deviation of the amounts from the median of their level, as a share of it.

        About one median of all amounts a price rise would count as spread; about that of each level it doesn't.
        """
        shares = [
            abs(float(payment.amount) / middle - 1)
            for level in self.levels
            for middle in [median(float(payment.amount) for payment in level)]
            for payment in level
        ]
        return median(shares)

    def share_within(self, tolerance: float) -> float:
        """The share of all payments that are this near to the median of a level, at which they are."""
        near = 0
        for level in self.levels:
            middle = median(float(payment.amount) for payment in level)
            near += sum(abs(float(payment.amount) / middle - 1) <= tolerance for payment in level)
        return near / (len(self.payments) + len(self.off))

    @property
    def amount(self) -> Decimal:
        """The usual amount by now: one that was really paid."""
        return median_low([payment.amount for payment in self.levels[-1]][-_RECENT:])

    def changes(self) -> tuple[PriceChange, ...]:
        """Each level after the first, with the one before it."""
        middles = [median_low([payment.amount for payment in level]) for level in self.levels]
        return tuple(
            PriceChange(level[0].day, before, after)
            for level, before, after in zip(self.levels[1:], middles, middles[1:], strict=False)
        )


def price_levels(payments: Sequence[Payment]) -> PriceLevels:
    """Part payments, which are in order, into levels.

    A level ends where two payments after each other are off it and near to each other, or where the newest is off it
    and could be its successor. A single one between is off, and ends nothing.
    """
    amounts = [float(payment.amount) for payment in payments]
    usual = _usual_difference(amounts)
    tolerance = EXACT_TOLERANCE if usual <= EXACT else max(LEAST_TOLERANCE, DEVIATIONS * usual)
    levels, off, in_order = [[payments[0]]], [], amounts[:1]
    for number, payment in enumerate(payments[1:], 1):
        middle = in_order[len(in_order) // 2]
        if abs(amounts[number] / middle - 1) <= tolerance:
            levels[-1].append(payment)
            insort(in_order, amounts[number])
        elif _begins_level(amounts, number, middle, tolerance):
            levels.append([payment])
            in_order = [amounts[number]]
        else:
            off.append(payment)
    return PriceLevels(tuple(map(tuple, levels)), tuple(off), usual <= EXACT)


def _usual_difference(amounts: Sequence[float]) -> float:
    """The median difference between neighbours, as a share; of two in the middle the smaller."""
    differences = [abs(later / earlier - 1) for earlier, later in pairwise(amounts)]
    return median_low(differences) if differences else 0.0


def _begins_level(amounts: Sequence[float], number: int, middle: float, tolerance: float) -> bool:
    amount = amounts[number]
    if number + 1 < len(amounts):
        return abs(amounts[number + 1] / amount - 1) <= tolerance
    return max(amount, middle) / min(amount, middle) <= NEWEST_RATIO
