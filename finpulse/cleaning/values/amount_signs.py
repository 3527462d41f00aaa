"""What stands beside the number of an amount -> its sign: minus, plus, brackets, debit and credit, currencies."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from finpulse.cleaning.values.currencies import names_currency, stands_before_figures
from finpulse.cleaning.values.figures import SCIENTIFIC, AmountStyle

# A hyphen has many looks in print; all of them mean minus in an amount.
_LOOKS: Final = str.maketrans(
    {
        # Japan prints a triangle.
        **dict.fromkeys("\u2212\u2012\u2013\u2014\ufe63\uff0d\u2010\u2011\u25b2\u25b3", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u02bb\u2032\u00b4\u0060\u066c", "'"),
        **dict.fromkeys("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\u200b\ufeff", ""),
        "\u066b": ",",
        "\u060c": ",",
    }
)
# D and C, Dr and Cr, and German Soll and Haben: behind the number, and as words of their own.
_CREDIT: Final = frozenset({"cr", "c", "h"})
_DEBIT: Final = frozenset({"dr", "db", "d", "s"})
_DIRECTIONS_BEFORE: Final = frozenset({"cr", "dr", "db"})
_CREDIT_SUFFIX: Final = re.compile(r"(?<![^\W\d_])(?:cr|c|h)\.?$")
_DEBIT_SUFFIX: Final = re.compile(r"(?<![^\W\d_])(?:dr|db|d|s)\.?$")
# Marks before and behind a number, currencies left out -> whether they mean minus.
_SIGNS: Final = {
    **dict.fromkeys((("", ""), ("+", ""), ("", "+")), False),
    **dict.fromkeys((("-", ""), ("", "-"), ("(", ")"), ("(-", ")"), ("-(", ")"), ("(", "-)"), ("<", ">")), True),
}
_MARKS: Final = re.compile(r"[-+()<>]")
_DIGIT: Final = re.compile(r"\d")
_FRACTION: Final = re.compile(r"[.,]\d\d?$")
# Around the number of a statement's cell stand a sign and a currency, and nothing longer.
_SURROUNDINGS: Final = 16


def marks_money_in(text: str) -> bool:
    """Whether an amount has a plus, or stands beside a word for credit.

    >>> marks_money_in("+5.00"), marks_money_in("10,000.00Cr."), marks_money_in("5.00")
    (True, True, False)
    """
    if text.isdecimal():
        return False
    plain = plain_text(text)
    if "+" in plain:
        return not SCIENTIFIC.fullmatch(plain) or plain[0] == "+"
    return plain.startswith("cr") or (not plain[-1:].isdecimal() and bool(_CREDIT_SUFFIX.search(plain)))


def plain_text(text: str) -> str:
    """The text in compatibility form: one kind of minus, blank and apostrophe, nothing invisible, lower case."""
    if text.isascii():
        return " ".join(text.split()).lower()
    plain = unicodedata.normalize("NFKC", text.translate(_LOOKS)).translate(_LOOKS)
    return " ".join(plain.split()).lower()


def is_negative(text: str, plain: str, number: re.Match[str], style: AmountStyle) -> bool | None:
    """Whether what surrounds a number makes it negative; None where it is more than a sign and a currency.

    Raises ValueError with a sentence for two minus signs where nothing says what they mean.
    """
    before, after = plain[: number.start()].strip(), plain[number.end() :].strip()
    if not (before or after):
        return False
    if number[0][-1] in ".,":
        after = after.lstrip("-")  # The dash for no cents: 100,-
    if len(before) + len(after) > _SURROUNDINGS or _DIGIT.search(before + after):
        return None
    directions = _directions(before, after, number[0])
    if directions is None:
        return None
    marks = "".join(_MARKS.findall(before)), "".join(_MARKS.findall(after))
    if marks == ("--", "") and not directions:
        if not style.doubled_minus:
            raise ValueError(f'"{text}" has two minus signs, which may mean minus or plus')
        return False
    return _signed(_SIGNS.get(marks), directions)


def _signed(minus: bool | None, directions: set[bool]) -> bool | None:
    """A sign together with words that say money out (True) or in (False); None where they contradict each other."""
    if minus is None or not directions:
        return minus
    return directions.pop() if len(directions) == 1 else None


def _directions(before: str, after: str, number: str) -> set[bool] | None:
    """What words beside a number say of its direction: True for money out; None where some word is no currency."""
    directions = set()
    for words, is_before in ((_words(before), True), (_words(after), False)):
        if len(words) > 1 and names_currency(" ".join(words)):
            continue
        for word in words:
            bare = word.rstrip(".")
            if bare in (_DIRECTIONS_BEFORE if is_before else _CREDIT | _DEBIT):
                directions.add(bare in _DEBIT)
            elif not (names_currency(word) or (is_before and _is_letter_of_currency(bare, number))):
                return None
    return directions


def _is_letter_of_currency(letter: str, number: str) -> bool:
    """Whether what stands right before a figure is a currency's letter: R 12.50, but not R12; or the backslash that
    Japan and Korea have for the sign of their own money, which has no fraction.
    """
    if letter == "\\":
        return not _FRACTION.search(number)
    return stands_before_figures(letter) and not number.isdecimal()


def _words(side: str) -> list[str]:
    """The words and signs of currencies at one side of a number."""
    return [word for word in _MARKS.sub(" ", side).split() if word.strip(".")]


def loose_minus(before: str, after: str) -> bool:
    """Whether a minus at either side of number or currency, parentheses, or a debit mark make a number negative."""
    if before.endswith("-") or before.startswith("-") or after.endswith("-"):
        return not _CREDIT_SUFFIX.search(after)
    return ("(" in before and ")" in after) or bool(_DEBIT_SUFFIX.search(after))
