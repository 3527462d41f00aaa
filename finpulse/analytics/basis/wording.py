"""Figures in sentences: money and percentages as the reader's locale writes numbers, and days."""

from __future__ import annotations

import re
from copy import copy
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.numbers import NumberPattern, format_currency, format_decimal

from finpulse.periods import Period

# The sentences are English, and so are the numbers for who has named no locale.
NO_LOCALE: Final = "en"
# CLDR parts a code or a name from the number beside it by a blank, which Babel leaves out.
_TOUCHING: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_NO_BREAK: Final = "\u00a0"


def money_text(amount: Decimal, currency: str, locale: str | None) -> str:
    r"""An amount with its currency; a whole one is written without decimals.

    >>> money_text(Decimal("1234567.00"), "UZS", "uz_UZ")
    '1\xa0234\xa0567\xa0soʻm'
    >>> money_text(Decimal("1234.5"), "EUR", "de"), money_text(Decimal(360), "UZS", None)
    ('1.234,50\xa0€', 'UZS\xa0360')
    """
    locale = locale or NO_LOCALE
    if amount == amount.to_integral_value():
        written = _whole(locale).apply(amount, Locale.parse(locale), currency=currency, currency_digits=False)
    else:
        written = format_currency(amount, currency, locale=locale, decimal_quantization=False)
    return _TOUCHING.sub(_NO_BREAK, written)


def percent_text(percent: Decimal, locale: str | None) -> str:
    r"""A percentage with as many decimals as it has, and a blank before its sign.

    >>> percent_text(Decimal("34.85"), "de"), percent_text(Decimal("20.00"), None)
    ('34,85\xa0%', '20\xa0%')
    """
    return f"{format_decimal(percent.normalize(), locale=locale or NO_LOCALE, decimal_quantization=False)}{_NO_BREAK}%"


def days_text(days: Period) -> str:
    """The days of a period within a month.

    >>> from datetime import date
    >>> days_text(Period(date(2025, 4, 1), date(2025, 4, 15))), days_text(Period(date(2025, 4, 2), date(2025, 4, 2)))
    ('from 1 to 15 April', 'on 2 April')
    """
    if days.start == days.end:
        return f"on {days.end.day} {days.end:%B}"
    return f"from {days.start.day} to {days.end.day} {days.end:%B}"


@lru_cache(maxsize=256)
def _whole(locale: str) -> NumberPattern:
    """The locale's pattern of an amount of money, without decimals."""
    pattern: NumberPattern = copy(Locale.parse(locale).currency_formats["standard"])
    pattern.frac_prec = (0, 0)
    return pattern
