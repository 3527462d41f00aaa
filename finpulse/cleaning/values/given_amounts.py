"""Amounts that a user gives: each keeps to the decimals of its currency."""

from __future__ import annotations

from decimal import Decimal

from finpulse.cleaning.values.currencies import minor_digits
from finpulse.errors import InvalidInput


def checked_amount(amount: Decimal, currency: str, field: str = "amount") -> Decimal:
    """The amount. Raises InvalidInput where it has more decimals than its currency, whose zeros don't count.

    >>> checked_amount(Decimal("12.50"), "EUR")
    Decimal('12.50')
    """
    digits = minor_digits(currency)
    if amount != round(amount, digits):
        takes = f"{digits} decimals" if digits else "no decimals"
        raise InvalidInput({field: [f"{amount:f} has more decimals than there are in {currency}, which has {takes}."]})
    return amount
