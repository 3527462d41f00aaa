"""The currency that a cell or a header names: ISO codes, signs and words -> an ISO 4217 code."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from babel.core import Locale, get_global

from finpulse.cleaning.text import fold
from finpulse.cleaning.values.currency_names import (
    COINS,
    COINS_IN_CAPITALS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLARS,
    LOCAL_MONEY,
    POINTS,
)
from finpulse.cleaning.values.names_beside_figures import BEFORE_FIGURES, NAMES_BESIDE_FIGURES

# The currency of whoever names none: neither in a profile, nor for an account, nor in a file.
HOME_CURRENCY: Final = "UZS"
# ISO 4217's code for what is in no currency: that of amounts until somebody names theirs.
NO_CURRENCY: Final = "XXX"
# A cell of these alone, as nearly all are, names no currency.
_FIGURES: Final = "+-.,' 0123456789"
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\u200b\ufeff"))
_BEFORE_FIGURE: Final = re.compile(r"(?<!\w)([a-z]) ?\d")
_AMERICAN: Final = re.compile(r"\bu\.?s\b|\busa\b")
# Codes that are no longer in force, but that banks still print for the currency that took their place.
_RENAMED: Final = {"RUR": "RUB", "BYR": "BYN", "TRL": "TRY", "MXP": "MXN", "CNH": "CNY", "RMB": "CNY", "NIS": "ILS"}
# No amount has more digits before the decimal point, nor more behind it, whichever way it comes in.
MOST_WHOLE_DIGITS: Final = 15
MOST_DECIMALS: Final = 4
# ISO 4217: currencies without a minor unit, and those whose minor unit is a thousandth.
_WHOLE: Final = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THOUSANDTHS: Final = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
# Currencies of small value, in which prices are often whole and never have three digits behind the mark.
WHOLE_PRICES: Final = frozenset(
    (
        *("UZS", "HUF", "RUB", "KZT", "COP", "ARS", "IDR", "LBP", "NGN", "TZS", "AMD", "ALL", "CRC", "KES", "LKR"),
        *("MNT", "PKR", "IRR", "IQD", "MMK", "LAK", "KHR", "SYP", "YER", "SOS", "SDG", "AFN", "MGA"),
    )
)
_CODES: Final[frozenset[str]] = frozenset(get_global("all_currencies"))
# Only capitals are a code: "all" and "top" are words, ALL and TOP the money of Albania and Tonga.
_CODE: Final = re.compile(r"(?<![^\W\d_])[A-Z]{3}(?![^\W\d_])")
_LETTER: Final = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f\u0dca-\u0ddf\u0e31-\u0e4e])"
_WORD: Final = re.compile(rf"[bs]/\.?|{_LETTER}+(?:['.\"״]{_LETTER}+)*[$¥₵£₩]?|[$£¥]{_LETTER}*")
_DIGIT: Final = re.compile(r"\d")
_FIGURE: Final = re.compile(r"\d+(?:[.,']\d+)*")
# Where Japan and Korea have a sign of their own money, other encodings have a backslash.
_BACKSLASH: Final = ("JPY", "KRW")
_BACKSLASH_BEFORE: Final = re.compile(r"\\[-+]?\d")
_AROUND_A_NAME: Final = " .:,"
_LANGUAGES: Final = ("ru", "pt", "it", "es", "fr", "de", "en")


def may_name_currency(text: str) -> bool:
    """Whether an amount's cell holds more than figures, so that it is worth asking for its currency."""
    return bool(text.strip(_FIGURES))


def currency_in(text: str, account: str | None = None) -> str | None:
    """The ISO code of the currency that a text names, or None where it names none.

    A sign that several currencies share (`$`, `kr`) is the account's currency if that is one of them, and none of them
    where the account is in none (XXX). Beside a figure short names count as well that elsewhere are other words.

    >>> currency_in("1 234,56 сум"), currency_in("$5"), currency_in("$5", "CAD"), currency_in("Betrag (EUR)")
    ('UZS', 'USD', 'CAD', 'EUR')
    >>> currency_in("د.إ. 12.50"), currency_in("S/. 12.50"), currency_in("Le montant"), currency_in("Le 12", "SLE")
    ('AED', 'PEN', None, 'SLE')
    >>> currency_in("12,50") is None
    True
    """
    if not may_name_currency(text):
        return None
    candidates = _candidates_in(_FIGURE.sub("0", text))
    return _choose(candidates, account) if candidates else None


# Amounts differ in their figures, and hardly ever in what stands beside them.
@lru_cache(maxsize=4096)
def _candidates_in(text: str) -> tuple[str, ...] | None:
    """The currencies that a text can mean, the likeliest first; 0 stands for every figure."""
    if code := next((code for code in _CODE.findall(text) if code in _CODES or code in _RENAMED), None):
        return (current_code(code),)
    folded = fold(text).translate(_INVISIBLE)
    candidates = _word_in(folded) or _sign_in(text, folded)
    return ("USD",) if candidates is DOLLARS and _AMERICAN.search(folded) else candidates


def currencies_in(text: str) -> tuple[str, ...]:
    """The currencies that a text can mean, the likeliest first.

    >>> currencies_in("12,50 kr")[:3], currencies_in("US$5"), currencies_in("12,50")
    (('SEK', 'NOK', 'DKK'), ('USD',), ())
    """
    return (_candidates_in(_FIGURE.sub("0", text)) or ()) if may_name_currency(text) else ()


def currency_of_cell(cell: str, account: str | None = None) -> str | None:
    """The currency that the cell of a currency column names, by its code, its full name or a sign.

    >>> currency_of_cell("eur"), currency_of_cell("Canadian Dollars"), currency_of_cell("zł"), currency_of_cell("BTC")
    ('EUR', 'CAD', 'PLN', None)
    """
    if is_currency_code(cell) or cell.strip().upper() in _RENAMED:
        return current_code(cell.strip())
    return _full_names().get(fold(cell).rstrip("s")) or currency_in(cell, account)


def is_other_unit(text: str) -> bool:
    """Whether a cell is a unit that stands in a currency's place, and nothing else: a coin's ticker, or points.

    >>> is_other_unit("BTC"), is_other_unit("btc"), is_other_unit("pts"), is_other_unit("JEP")
    (True, True, True, True)
    >>> is_other_unit("EUR"), is_other_unit("link"), is_other_unit("LINK")
    (False, False, True)
    """
    word = text.strip(_AROUND_A_NAME).lower()
    if word in COINS or word in POINTS or text in LOCAL_MONEY:
        return True
    return text.isupper() and word in COINS_IN_CAPITALS


def other_unit_in(header: str) -> str | None:
    """The unit that a header names, where it names no currency: a coin, money without a code, or points.

    >>> other_unit_in("Amount (BTC)"), other_unit_in("Value_IN(BNB)"), other_unit_in("Betrag in JEP")
    ('BTC', 'BNB', 'JEP')
    >>> other_unit_in("Amount (pts)"), other_unit_in("Amount (EUR)"), other_unit_in("Link")
    ('pts', None, None)
    """
    if currency_in(header):
        return None
    words = re.findall(r"[^\W\d_]+", header)
    # In a header "IMP" is short for what Spain calls an amount.
    return next((word for word in words if word != "IMP" and is_other_unit(word)), None)


def names_currency(name: str) -> bool:
    """Whether the letters or the sign beside a figure are a currency's, in small letters.

    >>> names_currency("eur"), names_currency("د.إ."), names_currency("s/."), names_currency("us$"), names_currency("₹")
    (True, True, True, True, True)
    >>> names_currency("btc"), names_currency("checking")
    (False, False)
    """
    name = name.strip(_AROUND_A_NAME)
    if name in CURRENCY_SIGNS or _named(name, beside_figure=True) or _named(fold(name), beside_figure=True):
        return True
    bare = name.strip("".join(CURRENCY_SIGNS))
    return bool(bare) and bare != name and bool(_named(bare, beside_figure=True))


def stands_before_figures(letter: str) -> bool:
    """Whether a single letter is a currency's name where it stands right before a figure."""
    return letter in BEFORE_FIGURES


@cache
def _full_names() -> dict[str, str]:
    """CLDR's names of all currencies in the languages of many statements, folded and without a plural's s."""
    names: dict[str, str] = {}
    for language in _LANGUAGES:
        names |= {fold(name).rstrip("s"): code for code, name in Locale.parse(language).currencies.items()}
    return {name: current_code(code) for name, code in names.items()}


def _word_in(folded: str) -> tuple[str, ...] | None:
    """The currencies that the first word of a folded text names which names any."""
    beside_figure = bool(_DIGIT.search(folded))
    found = (_named(word, beside_figure=beside_figure) for word in _WORD.findall(folded))
    return next((candidates for candidates in found if candidates), None)


def _sign_in(text: str, folded: str) -> tuple[str, ...] | None:
    """The currencies that a sign in a text stands for, or a letter right before its figure."""
    for sign, candidates in CURRENCY_SIGNS.items():
        if sign in text:
            return candidates
    if (match := _BEFORE_FIGURE.search(folded)) and match[1] in BEFORE_FIGURES:
        return BEFORE_FIGURES[match[1]]
    return _BACKSLASH if _BACKSLASH_BEFORE.search(text) else None


def _named(word: str, *, beside_figure: bool) -> tuple[str, ...] | None:
    """The currencies that a folded word names; beside a figure a code may be in small letters."""
    if found := CURRENCY_WORDS.get(word) or (NAMES_BESIDE_FIGURES.get(word) if beside_figure else None):
        return found
    if beside_figure and len(word) == 3 and (word.upper() in _CODES or word.upper() in _RENAMED):
        return (current_code(word),)
    pieces = re.split(r"[.']", word)
    return next((found for piece in pieces if (found := CURRENCY_WORDS.get(piece))), None) if len(pieces) > 1 else None


def is_currency_code(text: str) -> bool:
    """Whether a cell is an ISO 4217 code, current or withdrawn, and nothing else.

    >>> is_currency_code("EUR"), is_currency_code("ABC")
    (True, False)
    """
    return text.strip().upper() in _CODES


def currency_codes() -> list[str]:
    """All ISO 4217 codes, current and withdrawn, in their order."""
    return sorted(_CODES)


def current_code(code: str) -> str:
    """The code in force for one that may have been replaced.

    >>> current_code("RUR"), current_code("eur")
    ('RUB', 'EUR')
    """
    return _RENAMED.get(code.upper(), code.upper())


def minor_digits(code: str) -> int:
    """How many digits the fraction of a currency has.

    >>> minor_digits("EUR"), minor_digits("JPY"), minor_digits("KWD")
    (2, 0, 3)
    """
    if code in _THOUSANDTHS:
        return 3
    return 0 if code in _WHOLE else 2


def has_thousandths(code: str) -> bool:
    """Whether amounts in a currency have three digits behind the mark; in Iraq nobody has seen one for decades."""
    return minor_digits(code) == 3 and code not in WHOLE_PRICES


def _choose(candidates: tuple[str, ...], account: str | None) -> str:
    if account == NO_CURRENCY and len(candidates) > 1:
        return NO_CURRENCY
    return account if account in candidates else candidates[0]
