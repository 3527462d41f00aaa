"""Numbers, money and days as the page's language writes them, for Jinja: DESIGN of the pages, section 6.

A minus is U+2212; money in has its plus; digits are never cut off but in `short`, whose exact figure stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final

from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import (
    NumberPattern,
    format_compact_decimal,
    get_currency_name,
    get_currency_precision,
    parse_pattern,
)
from flask import Flask, g
from flask_babel import gettext as _
from markupsafe import Markup

from finpulse.web.languages import formats, language, remembered

MINUS: Final = "−"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# What a percentage ends with, by language.
_PERCENT: Final = {"ru": f"{NO_BREAK}%"}
# A month as a title; CLDR's "oktabr, 2026" reads oddly in Uzbek.
_MONTHS: Final = {"uz": "y'-yil' LLLL"}
_TITLE: Final = "LLLL y"
_DATA: Final = Markup('<data class="%s" value="%s">%s<span class="cur">%s</span></data>')


def register(app: Flask) -> None:
    """Give these to the templates, as filters and as functions."""
    given = {
        "number": number,
        "exact": Decimal,
        "signed": signed,
        "money": money,
        "plain": plain,
        "share": share,
        "short": short,
        "day": day,
        "day_in_list": day_in_list,
        "weekday": weekday,
        "short_day": short_day,
        "month": month,
        "month_name": month_name,
        "month_letter": month_letter,
        "moment": moment,
        "currency_name": currency_name,
        "unit_name": unit_name,
        "month_title": month,
    }
    app.jinja_env.filters.update(given)
    app.jinja_env.globals.update({**given, "decimals_of": decimals_of})


def decimals_of(amounts: Iterable[Decimal | None], currency: str) -> int:
    """How many decimals all figures of a block have: none where none has any, else the currency's.

    >>> decimals_of([Decimal("12.00"), Decimal(3)], "EUR"), decimals_of([Decimal("12.50"), Decimal(3)], "EUR")
    (0, 2)
    """
    parts = [amount for amount in amounts if amount is not None and amount != amount.to_integral_value()]
    return max([get_currency_precision(currency), *map(_scale, parts)]) if parts else 0


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """A number with its digits grouped; without `decimals`, two where it has any and else none."""
    value = Decimal(value)
    if decimals is None:
        decimals = 0 if value == value.to_integral_value() else max(2, _scale(value))
    text = _pattern(decimals).apply(abs(value), formats())
    return f"{MINUS if value < 0 else ''}{text}"


def signed(value: Decimal | int, decimals: int | None = None) -> str:
    """The same, with a plus before what is more than nothing."""
    return ("+" if value > 0 else "") + number(value, decimals)


def money(amount: Decimal, currency: str, decimals: int | None = None) -> Markup:
    """An amount with its sign and its currency's code; money in is marked as such."""
    tone = "money in" if amount > 0 else "money"
    return _data(tone, amount, signed(amount, decimals), currency)


def plain(amount: Decimal, currency: str, decimals: int | None = None) -> Markup:
    """An amount without a plus, as totals and balances are told."""
    return _data("money", amount, number(amount, decimals), currency)


def share(percent: Decimal, decimals: int = 2) -> str:
    """A percentage."""
    return number(Decimal(percent), decimals) + _PERCENT.get(language(), "%")


def short(amount: Decimal) -> str:
    """A rounded amount for charts, as 3.2M; whoever shows it says the exact one beside it."""
    amount = Decimal(amount)
    digits = 1 if abs(amount) < 10_000_000 and amount % 1_000_000 else 0
    text = format_compact_decimal(abs(amount), format_type="short", locale=formats(), fraction_digits=digits)
    return (MINUS if amount < 0 else "") + text


@remembered
def day(value: date) -> str:
    """A day with its year, as 30 October 2026."""
    return format_date(value, "long", locale=formats()).replace("\N{NARROW NO-BREAK SPACE}", NO_BREAK)


@remembered
def day_in_list(value: date) -> str:
    """A day among others, as Fri 30 Oct."""
    return format_skeleton("MMMEd", value, locale=formats()).replace(",", "" if language() == "en" else ",")


@remembered
def weekday(value: date) -> str:
    """A day as the heading of what it has, as Friday 30 October."""
    text = format_skeleton("MMMMEEEEd", value, locale=formats()).replace(",", "" if language() == "en" else ",")
    return text[:1].upper() + text[1:]


@remembered
def short_day(value: date) -> str:
    """A day whose year is known, as 30 Oct."""
    return format_skeleton("MMMd", value, locale=formats())


@remembered
def month(value: date) -> str:
    """A month as a title, as October 2026."""
    text = format_date(value, _MONTHS.get(language(), _TITLE), locale=formats())
    if language() == "ru":
        return text[:1].upper() + text[1:]
    return text.lower() if language() == "uz" else text


@remembered
def month_name(value: date, form: str = "LLLL") -> str:
    """A month's name alone, or with "LLL" what stands for it in a chart."""
    return format_date(value, form, locale=formats()).rstrip(".")


@remembered
def month_letter(value: date) -> str:
    """A month's first letter, for where there is no room for more."""
    return format_date(value, "LLLLL", locale=formats())


def moment(value: datetime) -> str:
    """A moment by the user's clock, with the day's year."""
    return format_datetime(value.astimezone(g.time_zone), "d MMM y, HH:mm", locale=formats())


@remembered
def currency_name(code: str) -> str:
    """A currency's name, as Uzbekistani som."""
    return get_currency_name(code, locale=formats())


def unit_name(unit: Decimal) -> str:
    """What an axis counts in, before the currency: nothing, thousands, millions or billions."""
    names = {1_000: _("thousand"), 1_000_000: _("million"), 1_000_000_000: _("billion")}
    return f"{names[int(unit)]} " if int(unit) in names else ""


def rounded(value: Decimal, decimals: int = 0) -> Decimal:
    """A figure to so many decimals, half up."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _data(tone: str, amount: Decimal, text: str, currency: str) -> Markup:
    return _DATA % (tone, format(amount, "f"), text, currency)


@cache
def _pattern(decimals: int) -> NumberPattern:
    """How a number of so many decimals is written."""
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def _scale(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
