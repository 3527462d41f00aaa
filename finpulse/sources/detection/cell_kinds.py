"""What one cell may be, before its column is known: a day, an amount, a currency, words, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from finpulse.cleaning.values.amount_signs import plain_text
from finpulse.cleaning.values.amounts import is_amount
from finpulse.cleaning.values.currencies import currency_in, is_currency_code, is_other_unit
from finpulse.cleaning.values.date_texts import date_text, lacks_year
from finpulse.cleaning.values.dates import DateOrder, day_of

_BLANK: Final = re.compile(r"[\s\-–—.*/]*|n/?a|null|none", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")
_FRACTION: Final = re.compile(r"[.,]\d{1,2}(?!\d)")
# A text with one of these is a piece of a line whose delimiter is another one, and holds several cells.
_OTHER_DELIMITER: Final = re.compile(r"[;|\t]")
# A longer text is neither a day nor an amount.
_LONGEST_VALUE: Final = 60
# A day in figures may have a weekday and a time zone beside it; more letters make a sentence about a day.
_MOST_LETTERS: Final = 16
_LONGEST_CURRENCY: Final = 4
# Columns further to the right are not looked at: no transaction has its day and its amount only there.
_MOST_COLUMNS: Final = 60
# A text that names a day without a year is a day if that day exists in some year.
_LEAP_YEAR: Final = 2000
# Any order will do; these are quickly found.
_YEAR_FIRST: Final[tuple[DateOrder, ...]] = ("ymd", "dmy", "mdy")
_YEAR_LAST: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")


class CellKind:
    """What a cell can be read as, as bits: one cell may be read in several ways. Plain numbers are much faster here
    than an enum.
    """

    BLANK: Final = 1
    DAY: Final = 2
    WEAK_DAY: Final = 4  # a day only if its column says so: 12/29, 45123, 1700000000
    ANY_DAY: Final = DAY | WEAK_DAY
    AMOUNT: Final = 8
    MONEY: Final = 16  # an amount that is surely one: it has a fraction, a sign or a currency
    CODE: Final = (
        32  # an ISO currency code, a currency's name, or another unit in the place of one, such as a coin's ticker
    )
    WORDS: Final = 64
    NUMBER: Final = 128  # digits only, as identifiers are


_DAY_OR_AMOUNT: Final = CellKind.ANY_DAY | CellKind.AMOUNT


def kinds_of(cell: str) -> int:
    """Every kind that a cell can be, as bits of CellKind.

    >>> kinds_of("29.02.2024") == CellKind.DAY, kinds_of("-12,50") == CellKind.AMOUNT | CellKind.MONEY
    (True, True)
    """
    if len(cell) <= _LONGEST_VALUE:
        return _kinds(cell)
    # Long texts hardly ever come twice, so they are kept out of the cache.
    text = cell.strip()
    return _kinds(text) if len(text) <= _LONGEST_VALUE else CellKind.WORDS


@lru_cache(maxsize=65536)
def _kinds(cell: str) -> int:
    text = cell.strip()
    if _BLANK.fullmatch(text):
        return CellKind.BLANK
    if not _DIGIT.search(text):
        is_code = is_currency_code(text) or is_other_unit(text)
        is_code = is_code or (len(text) <= _LONGEST_CURRENCY and currency_in(text) is not None)
        return CellKind.WORDS | CellKind.CODE if is_code else CellKind.WORDS
    return (CellKind.WORDS if _LETTER.search(text) else 0) | _day_kind(text) | _amount_kinds(text)


def _day_kind(text: str) -> int:
    """DAY, WEAK_DAY or 0."""
    day = None if _OTHER_DELIMITER.search(text) else date_text(text)
    if not day:
        return 0
    if day.kind == "numbers" and sum(map(str.isalpha, text)) > _MOST_LETTERS:
        return 0
    if not any(day_of(day, order, _LEAP_YEAR) for order in (_YEAR_FIRST if len(day.numbers[0]) > 2 else _YEAR_LAST)):
        return 0
    is_weak = day.kind in ("foreign", "epoch", "serial", "short") or lacks_year(day)
    return CellKind.WEAK_DAY if is_weak else CellKind.DAY


def _amount_kinds(text: str) -> int:
    """AMOUNT, together with NUMBER or MONEY where it is that too, or 0."""
    if not is_amount(text):
        return 0
    if text.isdecimal():
        return CellKind.AMOUNT | CellKind.NUMBER
    is_money = _FRACTION.search(plain_text(text)) or text[0] in "+-(<\u2212\u25b2\u25b3" or currency_in(text)
    return CellKind.AMOUNT | CellKind.MONEY if is_money else CellKind.AMOUNT


def is_transaction(cells: Sequence[str]) -> bool:
    """Whether a record has a day, and an amount in another cell."""
    found = [kinds for cell in cells[:_MOST_COLUMNS] if (kinds := kinds_of(cell) & _DAY_OR_AMOUNT)]
    return len(found) > 1 and _has(CellKind.ANY_DAY, found) and _has(CellKind.AMOUNT, found)


def _has(kind: int, found: Sequence[int]) -> bool:
    return any(kinds & kind for kinds in found)
