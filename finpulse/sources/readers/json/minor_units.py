"""The whole numbers of a JSON statement -> how many of their last digits are the fraction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import Final, NamedTuple

from finpulse.cleaning.values.amounts import read_amount
from finpulse.cleaning.values.currencies import WHOLE_PRICES, minor_digits
from finpulse.sources.detection.amount_rules.amount_units import are_oddly_large, units_question
from finpulse.sources.detection.amount_rules.running_balance import true_signs
from finpulse.sources.readers.json.json_names import named_digits
from finpulse.sources.reading import Question

_WHOLE: Final = re.compile(r"-?\d{1,15}")
_FRACTION: Final = re.compile(r"\d[.,]\d")
_MILLIUNITS: Final = 3
_MOST_DIGITS: Final = 4
_FEWEST: Final = 3
_MANY: Final = 5
# No purchase of a usual size is below one unit: then most amounts would be so in minor units.
_ONE_UNIT: Final = 100
_LARGE: Final = 0.6
_UNEVEN: Final = 0.4
_UNEVEN_TENS: Final = 0.3

Records = Sequence[Mapping[str, str]]


class Fields(NamedTuple):
    """The names of a record's fields that hold its amount and its balance; "" where there is no balance."""

    amount: str
    balance: str = ""


def fraction_digits(records: Records, fields: Fields, currency: str) -> tuple[int, Question | None]:
    """How many digits of the amounts are their fraction, and a question where nothing tells.

    What tells: the field's name; a fraction, as amounts in whole units have; another field with the same figures, or a
    balance that moves by them, in whole units; and what whole numbers of minor units look like.
    """
    amounts = [text for record in records if (text := record.get(fields.amount, ""))]
    if digits := named_digits(fields.amount, currency):
        return digits, None
    if not amounts or minor_digits(currency) == 0 or not all(map(_WHOLE.fullmatch, amounts)):
        return 0, None
    proven = _by_twin(records, fields.amount) or _by_balance(records, fields)
    return (proven, None) if proven is not None else _by_look([int(text) for text in amounts], currency)


def _by_twin(records: Records, name: str) -> int | None:
    """The digits by which another field of the records, which has fractions, is smaller than the amount."""
    others = dict.fromkeys(other for record in records for other in record if other != name)
    for other in others:
        pairs = [
            (int(record[name]), _amount(record[other])) for record in records if record.get(name) and other in record
        ]
        known = [(own, twin) for own, twin in pairs if own and twin]
        if len(known) < len(pairs) or not known or not _show_fractions(record.get(other, "") for record in records):
            continue
        for digits in range(1, _MOST_DIGITS + 1):
            if all(abs(twin).scaleb(digits) == abs(own) for own, twin in known):
                return digits
    return None


def _by_balance(records: Records, fields: Fields) -> int | None:
    """The digits with which the amounts are what a balance moves by, where the balance has fractions."""
    if not _show_fractions(record.get(fields.balance, "") for record in records):
        return None
    balances = [_amount(record.get(fields.balance, "")) for record in records]
    amounts = [_amount(record.get(fields.amount, "")) for record in records]
    for digits in range(_MOST_DIGITS + 1):
        if true_signs([amount and amount.scaleb(-digits) for amount in amounts], balances, None):
            return digits
    return None


def _show_fractions(texts: Iterable[str]) -> bool:
    return any(map(_FRACTION.search, texts))


def _amount(text: str) -> Decimal | None:
    try:
        return read_amount(text, ".")
    except ValueError:
        return None


def _by_look(amounts: Sequence[int], currency: str) -> tuple[int, Question | None]:
    """Whole prices mostly end in zeros, minor units hardly ever do, and thousandths always in one."""
    sizes = [abs(amount) for amount in amounts if amount]
    digits = minor_digits(currency)
    if currency in WHOLE_PRICES and are_oddly_large(list(map(Decimal, sizes)), currency):
        return digits, units_question(Decimal(amounts[0]), (0, digits), digits)
    if not sizes or currency in WHOLE_PRICES or median(sizes) < _ONE_UNIT:
        return 0, None
    uneven = sum(size % 10**digits != 0 for size in sizes) / len(sizes)
    if digits < _MILLIUNITS and all(size % 10 == 0 for size in sizes) and uneven > _UNEVEN_TENS:
        sure = len(sizes) >= _MANY and median(sizes) >= 10 * _ONE_UNIT
        return _MILLIUNITS, None if sure else units_question(Decimal(amounts[0]), (0, digits, _MILLIUNITS), _MILLIUNITS)
    large = sum(size >= _ONE_UNIT for size in sizes) / len(sizes)
    if len(sizes) >= _FEWEST and large > _LARGE and uneven > _UNEVEN:
        return digits, None
    return (taken := digits if uneven > _UNEVEN else 0), units_question(Decimal(amounts[0]), (0, digits), taken)
