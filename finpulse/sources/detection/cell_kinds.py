"""What one cell may be, before anybody knows its column: a day, an amount, a currency, nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from finpulse.cleaning.values.amounts import is_amount
from finpulse.cleaning.values.currencies import currency_in, is_currency_code
from finpulse.cleaning.values.dates import date_text, day_of, lacks_year

_BLANK: Final = re.compile(r"[\s\-–—.*/]*|n/?a|null|none", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")
_FRACTION: Final = re.compile(r"[.,]\d{1,2}(?!\d)")
# A cell with one of these is a piece of a line that another delimiter parts.
_SEVERAL_CELLS: Final = re.compile(r"[;|\t]")
_LONGEST: Final = 60
# A day in figures may have a weekday and a time zone beside it; more letters make a sentence about a day.
_MOST_LETTERS: Final = 16
# Further to the right no transaction begins.
_WIDEST: Final = 60
# A day that names no year is one if it is one in some year.
_LEAP_YEAR: Final = 2000


class Kind:
    """The readings that a cell allows, as bits; a cell may allow several. Plain numbers, as an enum is far slower."""

    BLANK: Final = 1
    DAY: Final = 2
    WEAK_DAY: Final = 4  # a day only if its column says so: 12/29, 45123, 1700000000
    AMOUNT: Final = 8
    MONEY: Final = 16  # an amount that shows it: a fraction, a sign or a currency
    CODE: Final = 32  # an ISO currency code or a currency's name
    WORDS: Final = 64
    NUMBER: Final = 128  # digits only, as identifiers are


def kind_of(cell: str) -> int:
    """Every kind that a cell allows.

    >>> kind_of("29.02.2024") == Kind.DAY, kind_of("-12,50") == Kind.AMOUNT | Kind.MONEY
    (True, True)
    """
    text = cell.strip()
    # A long text is neither a day nor an amount, and not worth remembering.
    return _kind(text) if len(text) <= _LONGEST else Kind.WORDS


@lru_cache(maxsize=65536)
def _kind(text: str) -> int:
    if _BLANK.fullmatch(text):
        return Kind.BLANK
    if not _DIGIT.search(text):
        code = is_currency_code(text) or (len(text) <= 4 and currency_in(text) is not None)
        return Kind.WORDS | Kind.CODE if code else Kind.WORDS
    return (Kind.WORDS if _LETTER.search(text) else 0) | _day(text) | _amount(text)


def _day(text: str) -> int:
    found = None if _SEVERAL_CELLS.search(text) else date_text(text)
    if not found:
        return 0
    if found.kind == "numbers" and sum(map(str.isalpha, text)) > _MOST_LETTERS:
        return 0
    if not any(day_of(found, order, _LEAP_YEAR) for order in ("dmy", "mdy", "ymd")):
        return 0
    weak = found.kind in ("epoch", "serial", "short") or lacks_year(found)
    return Kind.WEAK_DAY if weak else Kind.DAY


def _amount(text: str) -> int:
    if not is_amount(text):
        return 0
    kind = Kind.AMOUNT
    if text.isdecimal():
        return kind | Kind.NUMBER
    shows = _FRACTION.search(text) or text[0] in "+-(\u2212" or currency_in(text)
    return kind | Kind.MONEY if shows else kind


def is_transaction(cells: Sequence[str], day: int = Kind.DAY | Kind.WEAK_DAY) -> bool:
    """Whether a record has a day, of the kinds given, and in another cell an amount."""
    kinds = [kind_of(cell) for cell in cells[:_WIDEST]]
    days = sum(bool(kind & day) for kind in kinds)
    amounts = sum(bool(kind & Kind.AMOUNT) for kind in kinds)
    both = sum(bool(kind & Kind.AMOUNT) and bool(kind & day) for kind in kinds)
    return days > 0 and amounts > 0 and days + amounts - both > 1
