"""The text of an amount -> an exact Decimal, whatever its marks, signs and currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from finpulse.cleaning.values.amount_signs import is_negative, loose_minus, plain_text
from finpulse.cleaning.values.figures import (
    NUMBER,
    PLAIN_STYLE,
    SCIENTIFIC,
    AmountStyle,
    DecimalMark,
    figure_of,
    power_of,
    value_of,
)

# What nearly all cells look like under each decimal mark, read without further ado.
_USUAL: Final[dict[DecimalMark, re.Pattern[str]]] = {
    ".": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d\d?)?", re.ASCII),
    ",": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d\d?)?", re.ASCII),
}
_MARKS: Final[tuple[tuple[DecimalMark, str, str], ...]] = ((".", r"\.", ","), (",", ",", r"\."))
# The same between what is no digit and ends in no mark.
_FRAMED: Final[dict[DecimalMark, re.Pattern[str]]] = {
    mark: re.compile(
        rf"((?:\D*[^\d.,'])?)((?:[0-9]+|[0-9]{{1,3}}(?:{group}[0-9]{{3}})+)(?:{point}[0-9]{{1,2}})?)((?:[^\d.,']\D*)?)"
    )
    for mark, point, group in _MARKS
}
# Figures without grouping marks that numeric(19, 4) can hold.
_PLAIN: Final[dict[DecimalMark, re.Pattern[str]]] = {
    ".": re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,2})?"),
    ",": re.compile(r"[+-]?[0-9]{1,15}(?:,[0-9]{1,2})?"),
}
# What surrounds a value that a spreadsheet is to take for text: ="12.50", '12.50.
_SHELL: Final = "\"'" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_DOUBLED: Final = re.compile(r"[=\"']*- ?-")
# A group of another length than three, or a power: what else makes a figure irregular has one of these too.
_SUSPECT: Final = re.compile(r"\de|[^\d]\d{1,2}[^\d]\d|[^\d]\d{4}|\d{4}[^\d]\d+[^\d]\d", re.IGNORECASE)
# Thousands, or a fraction of three digits.
_OPEN: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
Fraction = Literal["usual", "long", "open"]
# What a cell may be at most: for telling amounts from texts before a column's style is known.
_LENIENT: Final = AmountStyle(doubled_minus=True, irregular=True)
_STRICT: Final = AmountStyle(doubled_minus=True)


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
    match = NUMBER.search(plain)
    value = match and value_of(_digits(match), decimal_mark_of(locale) if locale else None)
    if match is None or value is None:
        raise ValueError(f'"{text}" is no amount')
    return -value if loose_minus(plain[: match.start()].rstrip(), plain[match.end() :].strip()) else value


def read_amount(text: str, mark: DecimalMark, style: AmountStyle = PLAIN_STYLE) -> Decimal:
    """The amount that a whole cell is, in a column whose decimal mark is decided, and its style where it is unusual.

    Stricter than `parse_amount`: a cell that holds a second number, a word that is no currency, or a sign that means
    nothing is no amount.

    >>> read_amount("1.000", ","), read_amount("1.000", "."), read_amount("-62,3 EUR", ",")
    (Decimal('1000'), Decimal('1.000'), Decimal('-62.3'))
    >>> read_amount('="1,200.50"', "."), read_amount("<54.12>", "."), read_amount("▲540", ".")
    (Decimal('1200.50'), Decimal('-54.12'), Decimal('-540'))
    >>> read_amount("Invoice 12 of 2024", ".")
    Traceback (most recent call last):
    ValueError: "Invoice 12 of 2024" is no amount
    """
    if _USUAL[mark].fullmatch(text):
        return _plain_figure(text, mark)
    if framed := _FRAMED[mark].fullmatch(text):
        before, figure, after = framed.groups()
        negative = is_negative(text, before, figure, after, style)
        return -_plain_figure(figure, mark) if negative else _plain_figure(figure, mark)
    plain = plain_text(text).removeprefix("=").strip(_SHELL)
    if match := SCIENTIFIC.fullmatch(plain):
        return power_of(text, match, style)
    number = NUMBER.search(plain)
    if number is None:
        raise ValueError(f'"{text}" is no amount')
    negative = is_negative(text, plain[: number.start()], number[0], plain[number.end() :], style)
    value = figure_of(text, _digits(number), mark, style)
    return -value if negative else value


def _plain_figure(text: str, mark: DecimalMark) -> Decimal:
    """A figure whose other mark than the decimal one groups its digits."""
    return Decimal(text.replace(",", "") if mark == "." else text.replace(".", "").replace(",", "."))


def plain_amounts(cells: Sequence[str], mark: DecimalMark) -> list[Decimal | None]:
    """What `read_amount` makes of many cells, None for those that are more than a sign and figures.

    >>> plain_amounts(["-62,30", "1.000", "7 EUR"], ",")
    [Decimal('-62.30'), None, None]
    """
    plain = map(_PLAIN[mark].fullmatch, cells)
    return [Decimal(cell.replace(",", ".")) if found else None for cell, found in zip(cells, plain, strict=True)]


def is_amount(text: str) -> bool:
    """Whether a whole cell can be an amount under some decimal mark, in some style."""
    try:
        read_amount(text, ".", _LENIENT)
    except ValueError:
        return False
    return True


def is_irregular(text: str, mark: DecimalMark) -> bool:
    """Whether a cell is an amount only if its digits count whatever stands between them, or if it was not rounded.

    >>> is_irregular("1,50.00", "."), is_irregular("-1.2E+04", "."), is_irregular("1,500.00", ".")
    (True, True, False)
    """
    if not _SUSPECT.search(text) or not is_amount(text):
        return False
    try:
        read_amount(text, mark, _STRICT)
    except ValueError:
        return True
    return False


def fraction_in(text: str) -> Fraction | None:
    """Whether an amount has a fraction of one or two digits ("usual"), or of more ("long"), or three digits that may be
    thousands ("open"); None for whole numbers.

    >>> fraction_in("1.250,5"), fraction_in("0.125"), fraction_in("1.000"), fraction_in("1.200.000")
    ('usual', 'long', 'open', None)
    """
    number = _number_in(text)
    if _OPEN.fullmatch(number):
        return "open"
    pieces = re.split("[.,]", number)
    if len(pieces) < 2 or (len(pieces) > 2 and len({*number} & {*".,"}) == 1):
        return None
    return "usual" if len(pieces[-1]) < 3 else "long"


def mark_in(text: str) -> tuple[DecimalMark | None, bool]:
    """Which decimal mark a cell uses, and whether it proves that or only suggests it.

    A single mark before three digits (`1.000`) suggests that it groups thousands.

    >>> mark_in("1.234,50"), mark_in("12,5"), mark_in("1.000"), mark_in("1.200.000"), mark_in("12")
    ((',', True), (',', True), (',', False), (',', True), (None, False))
    """
    number = _number_in(text)
    used = [character for character in number if character in ".,"]
    if not used:
        return None, False
    last: DecimalMark = "," if used[-1] == "," else "."
    other: DecimalMark = "." if last == "," else ","
    if len(set(used)) == 2:
        return last, True
    if len(used) > 1:
        return other, True
    return (other, False) if _OPEN.fullmatch(number) else (last, True)


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


@lru_cache(maxsize=8192)
def _number_in(text: str) -> str:
    """The digits and marks of the first number in a text."""
    match = NUMBER.search(plain_text(text))
    return _digits(match) if match else ""


def _digits(number: re.Match[str]) -> str:
    """A number's digits and marks, with one mark for blank and apostrophe, and none behind."""
    return number[0].rstrip(".,' ").replace(" ", "'")


def has_doubled_minus(text: str) -> bool:
    """Whether two minus signs stand before a cell's number: --20.00.

    >>> has_doubled_minus("--20.00"), has_doubled_minus("- 20.00")
    (True, False)
    """
    return bool(_DOUBLED.match(plain_text(text))) and is_amount(text)
