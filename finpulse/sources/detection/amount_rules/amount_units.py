"""The columns of a table and the lines above it -> whether its amounts count minor units, whole ones, or thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import Final

from finpulse.cleaning.values.currencies import WHOLE_PRICES, minor_digits
from finpulse.sources.detection.amount_rules.running_balance import true_signs
from finpulse.sources.detection.column_evidence import ColumnEvidence
from finpulse.sources.detection.lexicon.unit_names import names_minor_units, tells_minor_units, thousands_in
from finpulse.sources.detection.roles import Roles
from finpulse.sources.reading import Question

_WHOLE: Final = re.compile(r"[-+(]?\d{1,15}[-)]?")
# Currencies in which whole prices are usual, though not as in those of the smallest value.
_OFTEN_WHOLE: Final = WHOLE_PRICES.union(
    ("INR", "THB", "PHP", "TWD", "CZK", "BDT", "NPR", "ETB", "JMD", "DZD", "RSD", "MKD"),
)
# Of these, odd amounts as large as this are hardly whole prices.
_PARTS_IN_USE: Final = frozenset(("NGN", "RUB", "KES", "PKR", "LKR", "ARS", "INR", "THB", "PHP", "TWD", "BDT", "NPR"))
_LARGE: Final = 10_000
_ODD: Final = 0.8
_FEWEST: Final = 3
# Hardly any purchase is below one unit, so that nearly all amounts in minor units have three digits.
_ONE_UNIT: Final = 100
_NEARLY_ALL: Final = 0.9
_UNEVEN: Final = 0.4


def decide_units(roles: Roles, currency: str, preamble: str) -> tuple[int, Question | None]:
    """How many of the amounts' last digits are their fraction, below zero where they count thousands.

    The headers of the amounts tell, or the lines above the table; else a balance with a fraction that moves by them.
    Where all amounts are whole and look like minor units, or a fraction contradicts what is said, it is asked.
    """
    named = _named(roles.money, currency, preamble)
    first = next((amount for column in roles.money for amount in column.amounts if amount), Decimal(1))
    if named:
        contradicts = any(column.fractions["usual"] for column in roles.money)
        return named, units_question(first, (0, named), named) if contradicts else None
    if not _may_be_minor(roles, currency):
        return 0, None
    digits = minor_digits(currency)
    if roles.balance and roles.balance.fractions["usual"]:
        return (digits if _is_moved_by(roles, digits) else 0), None
    return digits, units_question(first, (0, digits), digits)


def units_question(amount: Decimal, digits: Sequence[int], taken: int) -> Question:
    """The question how many digits of whole amounts are their fraction."""
    return Question(
        about="minor_digits",
        text="Do the amounts of this file count whole units of the currency, parts of them, or thousands?"
        if min(digits) < 0
        else "All amounts of this file are whole numbers. Do they count whole units of the currency, or parts of them?",
        choices={str(count): f"{amount} is {amount.scaleb(-count):f}" for count in digits},
        taken=str(taken),
    )


def _named(money: Sequence[ColumnEvidence], currency: str, preamble: str) -> int:
    """What the headers of all amounts say, else the lines above; 0 where they say nothing of units."""
    shows_fractions = any(column.fractions["usual"] or column.fractions["long"] for column in money)
    by_headers = {-thousands_in(column.header) for column in money}
    if by_headers != {0}:
        return by_headers.pop() if len(by_headers) == 1 else 0
    if not shows_fractions and (all(names_minor_units(c.header) for c in money) or tells_minor_units(preamble)):
        return minor_digits(currency)
    return -thousands_in(preamble)


def _may_be_minor(roles: Roles, currency: str) -> bool:
    """Whether all amounts are whole numbers without any mark, nearly none below one unit and many with odd cents."""
    digits = minor_digits(currency)
    if not digits:
        return False
    cells = [cell.strip() for column in roles.money for cell in column.cells if cell.strip("-0 ")]
    if len(cells) < _FEWEST or not all(map(_WHOLE.fullmatch, cells)):
        return False
    sizes = [abs(amount) for column in roles.money for amount in column.amounts if amount]
    if currency in _OFTEN_WHOLE:
        return are_oddly_large(sizes, currency)
    large = sum(size >= _ONE_UNIT for size in sizes)
    uneven = sum(size % _ONE_UNIT != 0 for size in sizes)
    return large >= _NEARLY_ALL * len(sizes) and uneven > _UNEVEN * len(sizes)


def are_oddly_large(sizes: Sequence[Decimal], currency: str) -> bool:
    """Whether amounts in a currency of whole prices are too large and too uneven to be such."""
    odd = sum(size % 10 != 0 for size in sizes)
    return currency in _PARTS_IN_USE and len(sizes) > _FEWEST and median(sizes) >= _LARGE and odd >= _ODD * len(sizes)


def _is_moved_by(roles: Roles, digits: int) -> bool:
    """Whether a balance in whole units moves by the amounts if these are in minor ones."""
    assert roles.balance
    rows = zip(*(column.amounts for column in roles.money), strict=True)
    moved = [next((value.scaleb(-digits) for value in values if value), None) for values in rows]
    return true_signs(moved, roles.balance.amounts, roles.newest_first) is not None
