"""The text of a day -> a date, whatever its order, marks and language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError

from finpulse.cleaning.values.calendars import YearCount, full_year, persian_day, persian_year
from finpulse.cleaning.values.date_texts import DateText, date_text, lacks_year

DateOrder = Literal["ymd", "dmy", "mdy"]

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2200, 12, 31)
# No statement of today has days before the first of these; it may hold payments that are planned, but not for months.
FIRST_LIKELY: Final = date(1970, 1, 1)
AHEAD: Final = timedelta(days=40)
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SERIAL_START: Final = date(1899, 12, 30)


def parse_date(text: str, locale: str | None = None) -> date:
    """The day that a text names; ValueError where it names none.

    The locale (`de_DE`, `en_US`) decides the order where the numbers leave it open.

    >>> parse_date("2024-02-29"), parse_date("29.02.24 13:45"), parse_date("Nov 9, 2010")
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29), datetime.date(2010, 11, 9))
    >>> parse_date("04/11/2026", "en_US"), parse_date("04/11/2026", "en_GB")
    (datetime.date(2026, 4, 11), datetime.date(2026, 11, 4))
    >>> parse_date("31.02.2024")
    Traceback (most recent call last):
    ValueError: "31.02.2024" is no date
    """
    found = date_text(text, locale)
    day = found and _first_day(found, _likely_orders(locale), None)
    if not day:
        raise ValueError(f'"{text}" is no date')
    return day


def date_reader(
    order: DateOrder,
    year: int | None = None,
    locale: str | None = None,
    last_month: int = 12,
    *,
    count: YearCount = "common",
    exchanged: bool = False,
) -> Callable[[str], date]:
    """A reader for a column whose order is decided.

    `year` completes days that name none; those in a month after `last_month` belong to the year before. `count` says
    from where two digits of a year count. `exchanged` means that a spreadsheet took the day for the month wherever it
    could, so that both are the wrong way round in days with the year in front or a named month.

    >>> date_reader("mdy")("04/11/2026"), date_reader("dmy", 2024)("29.02.")
    (datetime.date(2026, 4, 11), datetime.date(2024, 2, 29))
    >>> date_reader("dmy", 2024, last_month=1)("31.12.")
    datetime.date(2023, 12, 31)
    """

    def read(text: str) -> date:
        match = _ISO.fullmatch(text)
        found = DateText("numbers", match.groups()) if match else date_text(text, locale)
        if found and exchanged:
            found = found.exchanged()
        if found and count != "common":
            found = replace(found, count=count)
        day = found and day_of(found, order, year)
        if found and day and year and day.month > last_month and lacks_year(found):
            day = day_of(found, order, year - 1)
        if not day:
            raise ValueError(f'"{text}" is no date')
        return day

    return read


def is_likely(day: date, today: date) -> bool:
    """Whether a statement can have a day: not before 1970, and not more than a few weeks ahead."""
    return FIRST_LIKELY <= day <= today + AHEAD


def day_of(found: DateText, order: DateOrder, year: int | None = None) -> date | None:
    """The day under one order, or None where that order makes it impossible."""
    try:
        day = _assemble(found, order, year)
    except (ValueError, OverflowError):
        return None
    return day if day and EARLIEST <= day <= LATEST else None


def _assemble(found: DateText, order: DateOrder, year: int | None) -> date | None:
    if found.kind == "epoch":
        seconds = float(found.numbers[0])
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date()
    if found.kind == "serial":
        return _SERIAL_START + timedelta(days=int(float(found.numbers[0])))
    if found.kind == "compact":
        return _compact_day(found.numbers[0], order)
    if found.kind == "no_year":
        first, second = (int(number) for number in found.numbers)
        day, month = (first, second) if order == "dmy" else (second, first)
        return date(year, month, day) if year else None
    if found.month:
        return _month_day(found, found.month, year)
    return _ordered_day(found.numbers, "ymd" if found.kind == "foreign" else order, found.count)


def _compact_day(digits: str, order: DateOrder) -> date | None:
    """Eight digits begin with the year unless that gives no plausible day."""
    day = _calendar_day(digits[:4], digits[4:6], digits[6:])
    if day or order == "ymd" or persian_year(digits[4:]):
        return day
    return _ordered_day((digits[:2], digits[2:4], digits[4:]), order)


def _month_day(found: DateText, month: int, year: int | None) -> date | None:
    if len(found.numbers) == 1:
        return date(year, month, int(found.numbers[0])) if year else None
    first, second = found.numbers
    if len(first) > 2 or int(first) > 31:
        return date(full_year(first, found.count), month, int(second))
    return date(full_year(second, found.count), month, int(first))


def _ordered_day(numbers: tuple[str, ...], order: DateOrder, count: YearCount = "common") -> date | None:
    first, second, third = numbers
    if len(first) > 2:
        # A year in front is followed by the month; the other way round only where that is impossible.
        return _calendar_day(first, second, third) or _calendar_day(first, third, second)
    if len(third) > 2 and order == "ymd":
        return None
    if order == "ymd":
        return _calendar_day(first, second, third, count)
    day, month = (first, second) if order == "dmy" else (second, first)
    return _calendar_day(third, month, day, count)


def _calendar_day(year: str, month: str, day: str, count: YearCount = "common") -> date | None:
    try:
        if persian := persian_year(year, count):
            return persian_day(persian, int(month), int(day))
        found = date(full_year(year, count), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def _first_day(found: DateText, orders: tuple[DateOrder, ...], year: int | None) -> date | None:
    return next((day for order in orders if (day := day_of(found, order, year))), None)


def _likely_orders(locale: str | None) -> tuple[DateOrder, ...]:
    """The locale's own order first, then whatever makes a day at all."""
    own = order_of(locale) if locale else None
    return (own or "dmy", "dmy", "mdy", "ymd")


@lru_cache(maxsize=512)
def order_of(locale: str) -> DateOrder | None:
    """The order of CLDR's short date pattern, or None where the locale is not known.

    >>> order_of("en_US"), order_of("de"), order_of("hu"), order_of("nowhere")
    ('mdy', 'dmy', 'ymd', None)
    """
    try:
        pattern = Locale.parse(locale.replace("-", "_")).date_formats["short"].pattern.lower()
    except (UnknownLocaleError, ValueError):
        return None
    orders: dict[str, DateOrder] = {"y": "ymd", "m": "mdy", "d": "dmy", "l": "mdy"}
    return next((orders[letter] for letter in pattern if letter in orders), None)
