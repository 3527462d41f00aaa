"""The text of an amount -> an exact Decimal, whatever its marks, signs and currency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

DecimalMark = Literal[".", ","]

# A hyphen has many looks in print; all of them mean minus in an amount.
_LOOKS: Final = str.maketrans(
    {
        **dict.fromkeys("\u2212\u2012\u2013\u2014\ufe63\uff0d\u2010\u2011", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u02bb\u2032\u00b4\u0060\u066c", "'"),
        **dict.fromkeys("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\u200b\ufeff", ""),
        "\u066b": ",",
        "\u060c": ",",
    }
)
# What nearly all cells look like under each decimal mark, read without further ado.
_USUAL: Final[dict[DecimalMark, re.Pattern[str]]] = {
    ".": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d\d?)?", re.ASCII),
    ",": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d\d?)?", re.ASCII),
}
# Figures without grouping marks that numeric(19, 4) can hold.
_PLAIN: Final[dict[DecimalMark, re.Pattern[str]]] = {
    ".": re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,2})?"),
    ",": re.compile(r"[+-]?[0-9]{1,15}(?:,[0-9]{1,2})?"),
}
# Digits with grouping marks and at most a fraction; a blank groups only before exactly three digits.
_NUMBER: Final = re.compile(r"(?:\d|[.,](?=\d))(?:[\d.,']|[ ](?=\d{3}(?!\d)))*")
# D and C, Dr and Cr, and German Soll and Haben, behind the number and as words of their own.
_CREDIT_SUFFIX: Final = re.compile(r"(?<![^\W\d_])(?:cr|c|h)\.?$")
_DEBIT_SUFFIX: Final = re.compile(r"(?<![^\W\d_])(?:dr|db|d|s)\.?$")
# Groups of three, of two before the last three as in India, or of four as in East Asia.
_GROUPED: Final = re.compile(r"\d{1,3}([.,'])(?:\d{2,3}\1)*\d{3}|\d{1,4}(?:([.,'])\d{4})(?:\2\d{4})+")
# Around the number of a statement's cell stand a sign and a currency, and nothing longer.
_SURROUNDINGS: Final = 16
_OF_NO_AMOUNT: Final = re.compile(r"[\d/:#*%@\\_]")


def parse_amount(text: str, locale: str | None = None) -> Decimal:
    """The first amount that a text names; ValueError where there is none.

    The locale (`de_DE`, `en`) decides only what the text leaves open, such as `1.000`.

    >>> parse_amount("1 234,56 сум"), parse_amount("$1,234.56"), parse_amount("12 000 so'm")
    (Decimal('1234.56'), Decimal('1234.56'), Decimal('12000'))
    >>> parse_amount("-,01"), parse_amount("\u2212 5"), parse_amount("(1'234.50)"), parse_amount("12,34,567.89")
    (Decimal('-0.01'), Decimal('-5'), Decimal('-1234.50'), Decimal('1234567.89'))
    >>> parse_amount("1.000", "de"), parse_amount("1.000", "en"), parse_amount("7.50 DR")
    (Decimal('1000'), Decimal('1.000'), Decimal('-7.50'))
    >>> parse_amount("abc")
    Traceback (most recent call last):
    ValueError: "abc" is no amount
    """
    plain = plain_text(text)
    match = _NUMBER.search(plain)
    value = match and _signed(plain, match, decimal_mark_of(locale) if locale else None)
    if value is None:
        raise ValueError(f'"{text}" is no amount')
    return value


def read_amount(text: str, mark: DecimalMark) -> Decimal:
    """The amount that a whole cell is, in a column whose decimal mark is decided.

    Stricter than `parse_amount`: a cell that holds a second number or a sentence is no amount.

    >>> read_amount("1.000", ","), read_amount("1.000", "."), read_amount("-62,3 EUR", ",")
    (Decimal('1000'), Decimal('1.000'), Decimal('-62.3'))
    >>> read_amount("Invoice 12 of 2024", ".")
    Traceback (most recent call last):
    ValueError: "Invoice 12 of 2024" is no amount
    """
    if _USUAL[mark].fullmatch(text):
        return Decimal(text.replace(",", "") if mark == "." else text.replace(".", "").replace(",", "."))
    plain = plain_text(text)
    match = _NUMBER.search(plain)
    value = _signed(plain, match, mark) if match and _stands_alone(plain, match) else None
    if value is None:
        raise ValueError(f'"{text}" is no amount')
    return value


def plain_amounts(cells: Sequence[str], mark: DecimalMark) -> list[Decimal | None]:
    """What `read_amount` makes of many cells, None for those that are more than a sign and figures.

    >>> plain_amounts(["-62,30", "1.000", "7 EUR"], ",")
    [Decimal('-62.30'), None, None]
    """
    plain = map(_PLAIN[mark].fullmatch, cells)
    return [Decimal(cell.replace(",", ".")) if found else None for cell, found in zip(cells, plain, strict=True)]


def is_amount(text: str) -> bool:
    """Whether a whole cell can be an amount under some decimal mark."""
    try:
        read_amount(text, ".")
    except ValueError:
        return False
    return True


def mark_in(text: str) -> tuple[DecimalMark | None, bool]:
    """Which decimal mark a cell uses, and whether it proves that or only suggests it.

    A single mark before three digits (`1.000`) suggests that it groups thousands.

    >>> mark_in("1.234,50"), mark_in("12,5"), mark_in("1.000"), mark_in("1.200.000"), mark_in("12")
    ((',', True), (',', True), (',', False), (',', True), (None, False))
    """
    match = _NUMBER.search(plain_text(text))
    number = match[0].rstrip(".,' ") if match else ""
    used = [character for character in number if character in ".,"]
    if not used:
        return None, False
    last: DecimalMark = "," if used[-1] == "," else "."
    other: DecimalMark = "." if last == "," else ","
    if len(set(used)) == 2:
        return last, True
    if len(used) > 1:
        return other, True
    ambiguous = re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", number)
    return (other, False) if ambiguous else (last, True)


def marks_money_in(text: str) -> bool:
    """Whether an amount has a plus, or stands before a word for credit.

    >>> marks_money_in("+5.00"), marks_money_in("10,000.00Cr"), marks_money_in("5.00")
    (True, True, False)
    """
    plain = plain_text(text)
    return "+" in plain or (plain[-1:].isalpha() and bool(_CREDIT_SUFFIX.search(plain)))


def plain_text(text: str) -> str:
    """The text in compatibility form: one kind of minus, blank and apostrophe, nothing invisible, lower case."""
    if text.isascii():
        return " ".join(text.split()).lower()
    plain = unicodedata.normalize("NFKC", text.translate(_LOOKS)).translate(_LOOKS)
    return " ".join(plain.split()).lower()


@lru_cache(maxsize=512)
def decimal_mark_of(locale: str) -> DecimalMark | None:
    """The decimal mark that CLDR gives for a locale, or None where it is not known.

    >>> decimal_mark_of("de_AT"), decimal_mark_of("en"), decimal_mark_of("nowhere")
    (',', '.', None)
    """
    try:
        symbol = get_decimal_symbol(Locale.parse(locale.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return None
    return "," if symbol in (",", "\u066b") else "."


def _stands_alone(plain: str, match: re.Match[str]) -> bool:
    """Whether what surrounds the number can be a sign and a currency: short, and without a digit."""
    before, after = plain[: match.start()], plain[match.end() :]
    around = before + after
    if len(around) > _SURROUNDINGS or _OF_NO_AMOUNT.search(around):
        return False
    # Letters at both sides make a code of it, unless those behind say which way money went: 500, not ABCD66XYZ.
    within = before[-1:].isalpha() and after[:1].isalpha()
    return not within or bool(_CREDIT_SUFFIX.search(after) or _DEBIT_SUFFIX.search(after))


def _signed(plain: str, match: re.Match[str], mark: DecimalMark | None) -> Decimal | None:
    before, after = plain[: match.start()].rstrip(), plain[match.end() :].strip()
    value = _value(match[0].rstrip(".,' ").replace(" ", "'"), mark)
    return -value if value is not None and _is_negative(before, after) else value


def _is_negative(before: str, after: str) -> bool:
    """A minus at either side of number or currency, parentheses, or a debit mark behind."""
    if before.endswith("-") or before.startswith("-") or after.endswith("-"):
        return not _CREDIT_SUFFIX.search(after)
    if "(" in before and ")" in after:
        return True
    return bool(_DEBIT_SUFFIX.search(after))


def _value(number: str, mark: DecimalMark | None) -> Decimal | None:
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
