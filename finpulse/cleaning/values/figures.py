"""The digits of an amount and the marks between them -> an exact Decimal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

DecimalMark = Literal[".", ","]

# Digits with grouping marks and at most a fraction; a blank groups only before exactly three digits, and the point
# behind a word is the word's: Rs.500, S/.12.
NUMBER: Final = re.compile(r"(?:\d|(?<![^\W\d_])(?<!/)[.,](?=\d))(?:[\d.,']|[ ](?=\d{3}(?!\d)))*")
# A figure and a power of ten, as programs print large and small numbers.
SCIENTIFIC: Final = re.compile(r"([-+]?)(\d(?:[.,]\d+)?)e([-+]?)(\d\d?)", re.ASCII)
_MOST_DIGITS: Final = 15
# With a plus before the power a spreadsheet shows as many digits as fit, so that less than cents are left.
_OF_CENTS: Final = -2
# Groups of three, of two before the last three as in India, or of four as in East Asia.
_GROUPED: Final = re.compile(r"\d{1,3}([.,'])(?:\d{2,3}\1)*\d{3}|\d{1,4}(?:([.,'])\d{4})(?:\2\d{4})+")
# Groups of any length, as nobody means them, before a fraction of two digits; or a single group of four digits or more.
_MISGROUPED: Final = re.compile(r"\d+(?:([.,'])\d+)+(?!\1)[.,]\d\d|\d+[,']\d{4,}")
# A binary fraction is never further from the decimal that was meant, and minor units never have more places.
_NOISE: Final = Decimal("1e-9")
_MOST_WHOLE_DIGITS: Final = 18
_MOST_PLACES: Final = Decimal("0.0001")
_LONG_FRACTION: Final = 9


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """What is unusual about how the amounts of a file are written.

    `whole_thousands` means that three digits behind a single mark are thousands, whichever mark it is, since the
    currency has no thousandths. `doubled_minus` means that two minus signs mark money in, where one marks money out.
    `irregular` means that digits count whatever groups the marks make of them, and figures that are rounded to a power
    of ten are exact, since a balance proves them.
    """

    whole_thousands: bool = False
    doubled_minus: bool = False
    irregular: bool = False


PLAIN_STYLE: Final = AmountStyle()


def figure_of(text: str, number: str, mark: DecimalMark, style: AmountStyle) -> Decimal:
    """The number with its marks read; ValueError with a sentence where they stand at wrong places."""
    value = value_of(number, None if style.whole_thousands else mark)
    if value is not None and not _is_long_group(number, mark):
        return _without_noise(value) if len(number) > _LONG_FRACTION else value
    if not _MISGROUPED.fullmatch(number):
        raise ValueError(f'"{text}" is no amount')
    if not style.irregular:
        raise ValueError(f'"{text}" has its thousands marks at wrong places, so it may be another figure')
    at = max(number.rfind("."), number.rfind(",")) if len({*number} & {*".,'"}) > 1 else len(number)
    return Decimal(re.sub(r"[.,']", "", number[:at]) + "." + (number[at + 1 :] or "0"))


def _is_long_group(number: str, mark: DecimalMark) -> bool:
    """Whether more than three digits stand behind the only mark of a number, which is not the decimal one: 1,0000."""
    other = "," if mark == "." else "."
    return mark not in number and 0 <= number.rfind(other) < len(number) - 4 and number.count(other) == 1


def power_of(text: str, match: re.Match[str], style: AmountStyle) -> Decimal:
    """A figure times a power of ten; ValueError where it is too large, or digits may have been rounded away."""
    sign, figure, below, power = match.groups()
    value = Decimal(f"{sign}{figure.replace(',', '.')}E{below}{power}")
    if not -_MOST_DIGITS < value.adjusted() < _MOST_DIGITS:
        raise ValueError(f'"{text}" is no amount')
    exponent = value.as_tuple().exponent
    if below == "+" and isinstance(exponent, int) and exponent > _OF_CENTS and not style.irregular:
        raise ValueError(f'"{text}" is rounded: the file does not hold all of its digits')
    return _without_noise(Decimal(f"{value:f}"))


def _without_noise(value: Decimal) -> Decimal:
    """The decimal that was meant, where a program printed a binary fraction: 12.340000000000001."""
    if value.adjusted() > _MOST_WHOLE_DIGITS:
        return value  # Longer than Decimal's precision, so that rounding would raise; no amount is so large.
    nearest = value.quantize(_MOST_PLACES)
    return Decimal(f"{nearest:f}".rstrip("0").rstrip(".")) if abs(value - nearest) <= _NOISE else value


def value_of(number: str, mark: DecimalMark | None) -> Decimal | None:
    """The number itself, or None where its marks neither group thousands nor begin a fraction."""
    at = _fraction_at(number, mark)
    whole, fraction = (number, "") if at is None else (number[:at], number[at + 1 :])
    if whole and not whole.isdecimal() and not _GROUPED.fullmatch(whole):
        return None
    if fraction and not fraction.isdecimal():
        return None
    digits = re.sub(r"[.,']", "", whole) or "0"
    return Decimal(f"{digits}.{fraction}" if fraction else digits)


def _fraction_at(number: str, mark: DecimalMark | None) -> int | None:
    """Where the fraction begins, or None for a whole number.

    The last mark begins it unless the number can only be read as grouped by that mark; where it can be
    read as both, the decided mark says which, and without one three digits are thousands.
    """
    last = max(number.rfind("."), number.rfind(","))
    if last < 0 or number.count(number[last]) > 1:
        return None
    grouped_before = any(other in number[:last] for other in ".,'")
    could_group = _GROUPED.fullmatch(number) and number[0] != "0"
    if grouped_before or not could_group:
        return last
    return last if mark == number[last] else None
