"""Numbers from outside: each kind has one parser with bounds, whether it comes in a query, an address or JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

# PostgreSQL's bigint.
LARGEST: Final = 2**63 - 1
_WHOLE: Final = re.compile(r"-?[0-9]{1,19}")
# No amount, figure or id has as many; Python takes the square of their number to read them.
_MOST_CHARACTERS: Final = 60
_MOST_DIGITS: Final = 40


@dataclass(frozen=True, slots=True)
class OutOfBounds:
    """A number of JSON with more digits, or a larger exponent, than any that means something here."""

    text: str

    def __str__(self) -> str:
        """The number as it stood."""
        return self.text


def whole_number(value: object, least: int = -LARGEST, most: int = LARGEST) -> int | None:
    """The whole number that a value of JSON is, or a text is in ASCII digits; None for any other, and out of bounds.

    >>> whole_number("-7"), whole_number(8), whole_number("9" * 19), whole_number(2.0), whole_number(True)
    (-7, 8, None, None, None)
    """
    if isinstance(value, str):
        value = int(value) if _WHOLE.fullmatch(value) else None
    return value if type(value) is int and least <= value <= most else None


def exact_integer(text: str) -> int | None:
    """An integer of JSON; None for one out of bounds."""
    return int(text) if len(text) <= _MOST_CHARACTERS else None


def exact_decimal(text: str) -> Decimal | None:
    """A decimal number; None for one out of bounds, and for what is no number."""
    try:
        number = Decimal(text) if len(text) <= _MOST_CHARACTERS else None
    except ArithmeticError:  # An exponent that not even Decimal has, or no number at all.
        return None
    within = number is not None and number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS
    return number if within else None
