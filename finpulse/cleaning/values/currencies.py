"""The currency that a cell or a header names: ISO codes, signs and words -> an ISO 4217 code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from babel.core import get_global

from finpulse.cleaning.text import fold

# The currency of whoever names none: neither in a profile, nor for an account, nor in a file.
HOME_CURRENCY: Final = "UZS"
# A cell of these alone, as nearly all are, names no currency.
_FIGURES: Final = "+-.,' 0123456789"
# Signs and words that several currencies share name the likeliest first.
_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "UYU", "TWD"),
    "€": ("EUR",),
    "£": ("GBP", "EGP", "GIP"),
    "¥": ("JPY", "CNY"),
    "₽": ("RUB",),
    "₴": ("UAH",),
    "₸": ("KZT",),
    "₹": ("INR",),
    "₺": ("TRY",),
    "₩": ("KRW",),
    "₪": ("ILS",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₱": ("PHP",),
    "₦": ("NGN",),
    "₾": ("GEL",),
    "₼": ("AZN",),
    "֏": ("AMD",),
    "₡": ("CRC",),
    "₲": ("PYG",),
}
_DOLLARS: Final = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD")
_AMERICAN: Final = re.compile(r"\bu\.?s\b|\busa\b")
_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "us$": ("USD",),
    "r$": ("BRL",),
    "a$": ("AUD",),
    "c$": ("CAD",),
    "s$": ("SGD",),
    "hk$": ("HKD",),
    "nt$": ("TWD",),
    "сум": ("UZS",),
    "сўм": ("UZS",),
    "so'm": ("UZS",),
    "som": ("UZS", "KGS"),
    "sum": ("UZS",),
    "сом": ("KGS",),
    "тенге": ("KZT",),
    "тг": ("KZT",),
    "руб": ("RUB", "BYN"),
    "р": ("RUB", "BYN"),
    "rub": ("RUB",),
    "rur": ("RUB",),
    "грн": ("UAH",),
    "лв": ("BGN",),
    "zł": ("PLN",),
    "zl": ("PLN",),
    "kč": ("CZK",),
    "kc": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON", "MDL"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "tl": ("TRY",),
    "rs": ("INR", "PKR", "LKR", "NPR"),
    "rp": ("IDR",),
    "rm": ("MYR",),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "euro": ("EUR",),
    "eur": ("EUR",),
    "元": ("CNY", "TWD"),
    "人民币": ("CNY",),
    "人民币元": ("CNY",),
    "rmb": ("CNY",),
    "美元": ("USD",),
    "円": ("JPY",),
    "원": ("KRW",),
    "บาท": ("THB",),
    **dict.fromkeys(("dollar", "dollars", "dolar", "dolares", "dollari", "dolary"), _DOLLARS),
    **dict.fromkeys(("peso", "pesos"), ("MXN", "ARS", "CLP", "COP", "UYU", "PHP", "DOP", "CUP", "BOB")),
    **dict.fromkeys(("pound", "pounds", "gbp"), ("GBP", "EGP")),
    **dict.fromkeys(("rupee", "rupees"), ("INR", "PKR", "LKR", "NPR", "MUR")),
    **dict.fromkeys(("franc", "francs", "franken"), ("CHF", "XAF", "XOF")),
    **dict.fromkeys(("dirham", "dirhams"), ("AED", "MAD")),
    **dict.fromkeys(("krona", "kronor", "krone", "kroner"), ("SEK", "NOK", "DKK")),
    "euros": ("EUR",),
    "soles": ("PEN",),
    "colones": ("CRC", "SVC"),
    "reais": ("BRL",),
    "rupiah": ("IDR",),
    "ringgit": ("MYR",),
    "baht": ("THB",),
    "yen": ("JPY",),
    "rand": ("ZAR",),
    "naira": ("NGN",),
    "рублей": ("RUB", "BYN"),
    "рубли": ("RUB", "BYN"),
    "гривен": ("UAH",),
    "сумов": ("UZS",),
}
# Codes that are no longer in force, but that banks still print for the currency that took their place.
_RENAMED: Final = {"RUR": "RUB", "BYR": "BYN", "TRL": "TRY", "MXP": "MXN", "CNH": "CNY", "RMB": "CNY", "NIS": "ILS"}
# ISO 4217: currencies without a minor unit, and those whose minor unit is a thousandth.
_WHOLE: Final = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THOUSANDTHS: Final = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_CODES: Final[frozenset[str]] = frozenset(get_global("all_currencies"))
# Only capitals are a code: "all" and "top" are words, ALL and TOP the money of Albania and Tonga.
_CODE: Final = re.compile(r"(?<![^\W\d_])[A-Z]{3}(?![^\W\d_])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?\$?|\$")


@lru_cache(maxsize=4096)
def may_name_currency(text: str) -> bool:
    """Whether an amount's cell holds more than figures, so that it is worth asking for its currency."""
    return bool(text.strip(_FIGURES))


def currency_in(text: str, account: str | None = None) -> str | None:
    """The ISO code of the currency that a text names, or None where it names none.

    A sign that several currencies share (`$`, `kr`) is the account's currency if that is one of them.

    >>> currency_in("1 234,56 сум"), currency_in("$5"), currency_in("$5", "CAD"), currency_in("Betrag (EUR)")
    ('UZS', 'USD', 'CAD', 'EUR')
    >>> currency_in("12,50") is None
    True
    """
    for sign, candidates in _SIGNS.items():
        if sign in text and sign != "$":
            return _choose(candidates, account)
    for code in _CODE.findall(text):
        if code in _CODES or code in _RENAMED:
            return current_code(code)
    folded = fold(text)
    for word in _WORD.findall(folded):
        if word in _WORDS:
            candidates = _WORDS[word]
            return "USD" if candidates is _DOLLARS and _AMERICAN.search(folded) else _choose(candidates, account)
    return _choose(_SIGNS["$"], account) if "$" in text else None


def is_currency_code(text: str) -> bool:
    """Whether a cell is an ISO 4217 code, current or withdrawn, and nothing else.

    >>> is_currency_code("EUR"), is_currency_code("ABC")
    (True, False)
    """
    return text.strip().upper() in _CODES


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


def _choose(candidates: tuple[str, ...], account: str | None) -> str:
    return account if account in candidates else candidates[0]
