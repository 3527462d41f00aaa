"""Numbers from outside: each kind has one parser with bounds, whether it comes in a query, an address or JSON."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

# PostgreSQL's bigint.
LARGEST: Final = 2**63 - 1
_WHOLE: Final = re.compile(r"-?[0-9]{1,19}")
# No amount, figure or id has as many; Python takes the square of their number to read them.
_MOST_CHARACTERS: Final = 60
_MOST_DIGITS: Final = 40


class NumberOutOfBounds(ValueError):
    """A number with more digits, or a larger exponent, than any that means something here."""

    def __init__(self, text: str) -> None:
        super().__init__(f"The number {text[:20]}{'…' * (len(text) > 20)} has more digits than are taken.")


def whole_number(value: object, least: int = -LARGEST, most: int = LARGEST) -> int | None:
    """The whole number that a value of JSON is, or a text is in ASCII digits; None for any other, and out of bounds.

    >>> whole_number("-7"), whole_number(8), whole_number("9" * 19), whole_number(2.0), whole_number(True)
    (-7, 8, None, None, None)
    """
    if isinstance(value, str):
        value = int(value) if _WHOLE.fullmatch(value) else None
    return value if type(value) is int and least <= value <= most else None


def exact_integer(text: str) -> int:
    """An integer of JSON. Raises NumberOutOfBounds."""
    if len(text) > _MOST_CHARACTERS:
        raise NumberOutOfBounds(text)
    return int(text)


def exact_decimal(text: str) -> Decimal:
    """A decimal number of JSON. Raises NumberOutOfBounds, and ValueError for what is no number."""
    try:
        number = Decimal(text) if len(text) <= _MOST_CHARACTERS else None
    except ArithmeticError:  # An exponent that not even Decimal has, or no number at all.
        number = None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise NumberOutOfBounds(text)
    return number
