"""What stands beside the number of an amount -> its sign: minus, plus, brackets, debit and credit, currencies."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
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
# D and C, Dr and Cr, and German Soll and Haben: behind the number, and as words of their own. Single letters are none
# before it.
_CREDIT: Final = frozenset({"cr", "c", "h", "credit", "haben", "crédit", "crédito", "credito"})
_DEBIT: Final = frozenset({"dr", "db", "d", "s", "debit", "soll", "débit", "débito", "debito"})
_DIRECTIONS_BEFORE: Final = frozenset(word for word in _CREDIT | _DEBIT if len(word) > 1)
_CREDIT_SUFFIX: Final = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(_CREDIT))})\.?$")
_DEBIT_SUFFIX: Final = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(_DEBIT))})\.?$")
_CREDIT_BEFORE: Final = re.compile(rf"(?:{'|'.join(sorted(_CREDIT & _DIRECTIONS_BEFORE))})(?![^\W\d_])")
# A direction in brackets, as in 7,891.87 (Dr): they are no brackets around a number, which would mean minus.
_BRACKETED: Final = re.compile(rf"[(\[] ?((?:{'|'.join(sorted(_CREDIT | _DEBIT))})\.?) ?[)\]]")
# Marks before and behind a number, currencies left out -> whether they mean minus.
_SIGNS: Final = {
    **dict.fromkeys((("", ""), ("+", ""), ("", "+")), False),
    **dict.fromkeys((("-", ""), ("", "-"), ("(", ")"), ("(-", ")"), ("-(", ")"), ("(", "-)"), ("<", ">")), True),
}
_DOUBLED: Final = "--"
_MARKS: Final = re.compile(r"[-+()<>]")
_DIGIT: Final = re.compile(r"\d")
_FRACTION: Final = re.compile(r"[.,]\d\d?$")
# Digits of other scripts: Bengali, Persian, Devanagari.
_OTHER_DIGIT: Final = re.compile(r"[^\D0-9]")
# What fills the place before a number, so that nobody can write one digit more into it: ***45.00, and around it.
_FILL: Final = re.compile(r"[*#=_~]{2,}")
_FILLED_AROUND: Final = re.compile(r"[*#=_~]+")
# The dash for no cents behind a whole number: 2,640/- and 100:- and 500/=.
_NO_CENTS: Final = re.compile(r"^ ?(?:[/:]-{1,2}|/=)(?: only\b)?")
# Around the number of a statement's cell stand a sign and a currency, and nothing longer.
_SURROUNDINGS: Final = 16
# Quotes around an amount make a spreadsheet take it for text: ="12.50"
_SHELL: Final = "=\"' "
_LONGEST_KEPT: Final = 60


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
    return bool(_CREDIT_BEFORE.match(plain)) or (not plain[-1:].isdecimal() and bool(_CREDIT_SUFFIX.search(plain)))


def plain_text(text: str) -> str:
    """The text in compatibility form: one kind of minus, blank and apostrophe, nothing invisible, lower case."""
    return _plain(text) if len(text) <= _LONGEST_KEPT else _plain.__wrapped__(text)


# Detection looks at each cell of figures several times.
@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    if text.isascii():
        return _without_brackets(" ".join(text.split()).lower())
    plain = unicodedata.normalize("NFKC", text.translate(_LOOKS)).translate(_LOOKS)
    plain = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)
    return _without_brackets(" ".join(plain.split()).lower())


def _without_brackets(plain: str) -> str:
    """The text with a direction in brackets as a word of its own."""
    return _BRACKETED.sub(r" \1 ", plain).strip() if "(" in plain or "[" in plain else plain


def is_negative(text: str, before: str, number: str, after: str, style: AmountStyle) -> bool:
    """Whether what surrounds the number of a cell makes it negative.

    Raises ValueError with a sentence where that is more than a sign and a currency, or two minus signs of which nothing
    says what they mean.
    """
    if not (before or after):
        return False
    if number[-1] in ".,":
        after = after.lstrip(" -")  # The dash for no cents: 100,-
    sign = _sign_by(before, after, has_fraction=bool(_FRACTION.search(number)), is_whole=number.isdecimal())
    if sign is None:
        raise ValueError(f'"{text}" is no amount')
    if sign == _DOUBLED and not style.doubled_minus:
        raise ValueError(f'"{text}" has two minus signs, which may mean minus or plus')
    return sign == "-"


# In a file's amounts hardly ever stands more than one currency and a minus.
@lru_cache(maxsize=4096)
def _sign_by(before: str, after: str, *, has_fraction: bool, is_whole: bool) -> str | None:
    """A minus, a doubled one or "", by what stands before and behind a number; None where it is not understood."""
    after = _NO_CENTS.sub("", plain_text(after))
    before, after = _without_fill(plain_text(before).lstrip(_SHELL), after.rstrip(_SHELL))
    if len(before) + len(after) > _SURROUNDINGS or _DIGIT.search(before + after):
        return None
    directions = _directions(before, after, has_fraction=has_fraction, is_whole=is_whole)
    if directions is None:
        return None
    marks = "".join(_MARKS.findall(before)), "".join(_MARKS.findall(after))
    if marks == (_DOUBLED, "") and not directions:
        return _DOUBLED
    negative = _signed(marks, directions)
    return None if negative is None else "-" if negative else ""


def _without_fill(before: str, after: str) -> tuple[str, str]:
    """What stands around a number without characters that only fill its place; one of them behind it is a mark."""
    bare = _FILL.sub(" ", before).strip()
    return (bare, _FILLED_AROUND.sub(" ", after).strip()) if bare != before else (before, after)


def _signed(marks: tuple[str, str], directions: set[bool]) -> bool | None:
    """Marks together with words that say money out (True) or in (False); None where they contradict each other.

    A minus beside a word for credit is money in, as banks print it.
    """
    minus = _SIGNS.get(marks)
    if minus is None or not directions:
        return minus
    out = directions.pop()
    contradicts = directions or (out and "+" in "".join(marks)) or (not out and minus and "-" not in "".join(marks))
    return None if contradicts else out


def _directions(before: str, after: str, *, has_fraction: bool, is_whole: bool) -> set[bool] | None:
    """What words beside a number say of its direction: True for money out; None where some word is no currency."""
    directions = set()
    for words, is_before in ((_words(before), True), (_words(after), False)):
        if len(words) > 1 and names_currency(" ".join(words)):
            continue
        for word in words:
            bare = word.rstrip(".")
            if bare in (_DIRECTIONS_BEFORE if is_before else _CREDIT | _DEBIT):
                directions.add(bare in _DEBIT)
            elif names_currency(word):
                continue
            # R 12.50, but not R12; and the backslash that Japan and Korea have for the sign of whole money.
            elif not is_before or (has_fraction if bare == "\\" else is_whole or not stands_before_figures(bare)):
                return None
    return directions


def _words(side: str) -> list[str]:
    """The words and signs of currencies at one side of a number."""
    return [word for word in _MARKS.sub(" ", side).split() if word.strip(".")]


def loose_minus(before: str, after: str) -> bool:
    """Whether a minus at either side of number or currency, parentheses, or a debit mark make a number negative."""
    after = _NO_CENTS.sub("", after)
    if before.endswith("-") or before.startswith("-") or after.endswith("-"):
        return not _CREDIT_SUFFIX.search(after)
    return ("(" in before and ")" in after) or bool(_DEBIT_SUFFIX.search(after))
