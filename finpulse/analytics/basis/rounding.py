"""Exact figures -> the rounded ones that are told: shares in percent, means and parts of money."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

# Quantizing fails where a result has more digits than the context, so ours has more than money ever has.
_WIDE: Final = Context(prec=200, rounding=ROUND_HALF_UP)
_PLACES: Final = 2


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """How many hundredths of the whole the part is, half-up to two places; 0 of nothing.

    >>> percent(Decimal(1), Decimal(3)), percent(Decimal("0.125"), Decimal(100)), percent(Decimal(5), Decimal(0))
    (Decimal('33.33'), Decimal('0.13'), Decimal('0'))
    """
    if not whole:
        return Decimal(0)
    return _rounded(_WIDE.divide(part * 100, whole), _PLACES)


def mean(total: Decimal, count: int) -> Decimal:
    """A sum of money divided evenly, half-up to the places that the sum has, at least two; 0 of nothing.

    >>> mean(Decimal(10), 3), mean(Decimal("1.000"), 3), mean(Decimal(0), 0)
    (Decimal('3.33'), Decimal('0.333'), Decimal('0'))
    """
    return _rounded(_WIDE.divide(total, Decimal(count)), _places(total)) if count else Decimal(0)


def part_of(total: Decimal, hundredths: int) -> Decimal:
    """So many hundredths of a sum of money, rounded as a mean is.

    >>> part_of(Decimal("1234.56"), 15)
    Decimal('185.18')
    """
    return _rounded(_WIDE.divide(total * hundredths, Decimal(100)), _places(total))


def rounded_like(figure: Decimal, amount: Decimal) -> Decimal:
    """A figure that follows from a sum of money, rounded half-up to the places that the sum has, at least two.

    >>> rounded_like(Decimal("15.48512"), Decimal("15.49")), rounded_like(Decimal(7), Decimal("0.125"))
    (Decimal('15.49'), Decimal('7.000'))
    """
    return _rounded(figure, _places(amount))


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int), "sums of money are finite"
    return max(_PLACES, -exponent)


def _rounded(figure: Decimal, places: int) -> Decimal:
    return _WIDE.quantize(figure, Decimal(1).scaleb(-places))
