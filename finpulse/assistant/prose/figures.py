"""Figures in sentences, each exactly as the answer has it: money, percentages and counts, by the reader's locale."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from finpulse.analytics.basis.wording import money_text, percent_text
from finpulse.assistant.outcome import Language
from finpulse.assistant.prose.phrases import Phrases


def figure_text(size: Decimal, unit: str, locale: str) -> str:
    r"""A figure with its unit; a count is a number alone.

    >>> figure_text(Decimal("-6465.50"), "USD", "en"), figure_text(Decimal("4.50"), "percent", "ru")
    ('-$6,465.50', '4,5\xa0%')
    """
    if unit == "percent":
        return percent_text(size, locale)
    return number_text(size, locale) if unit in ("count", "days") else money_text(size, unit, locale)


def number_text(size: Decimal, locale: str) -> str:
    """A number without a unit."""
    return format_decimal(size, locale=locale, decimal_quantization=False)


def counted_text(size: Decimal, what: str, phrases: Phrases, language: Language, locale: str) -> str:
    """A count with what is counted, in the plural form that its language has for the number."""
    forms = phrases.counted[what]
    form = Locale.parse(language).plural_form(int(size))
    return forms.get(form, forms["other"]).format(count=number_text(size, locale))
