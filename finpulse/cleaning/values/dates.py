"""The text of a day -> a date, whatever its order, marks and language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError

from finpulse.cleaning.values.amounts import plain_text
from finpulse.cleaning.values.months import month_number

DateOrder = Literal["ymd", "dmy", "mdy"]

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2200, 12, 31)
# Two digits of a year up to this one are of this century, the rest of the last.
_PIVOT: Final = 70
_BUDDHIST_YEARS: Final = 543

Kind = Literal["numbers", "month", "no_year", "compact", "epoch", "serial", "short"]

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TIME: Final = re.compile(
    r"[t ,]*(?:at |um |u |у |в |à |a las )?\b\d{1,2}(?:[:.h]\d{2}){1,2}(?:[.,]\d+)?(?: ?[ap]\.? ?m\b\.?)?"
    r"(?: ?(?:z|utc|gmt)\b)?(?: ?[+-]\d{2}:?\d{2})?(?: ?uhr\b)?"
)
_TOKEN: Final = re.compile(
    r"\d+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e'])*"
)
_NUMERIC: Final = re.compile(r"(\d{1,4}) ?([-/.,年년 ]) ?(\d{1,2}) ?[-/.,月월 ]+ ?(\d{1,4})(?:日|일|г|\.)?(?![\d/])")
_COMPACT: Final = re.compile(r"(\d{8})(?:t?(?:\d{6}|\d{4})(?:\.\d+)?)?(?:z|\[.*\])?")
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_SHORT: Final = re.compile(r"(\d\d)(\d\d)(\d\d)")
# Japan counts the years of an emperor: R8.4.2, 令和8年4月2日. The Republic of China counts from 1912: 115/04/02.
_ERA: Final = re.compile(r"\A([hrst]|平成|令和|昭和|大正)\.? ?(\d{1,2}|元)(?=[./年-])")
_YEAR_BEFORE: Final = {
    "t": 1911,
    "大正": 1911,
    "s": 1925,
    "昭和": 1925,
    "h": 1988,
    "平成": 1988,
    "r": 2018,
    "令和": 2018,
}
_ERA_STARTS: Final = frozenset("hrst平令昭大")
_REPUBLIC: Final = 1911
# A day that another one follows is the beginning of a period: 4/1/2026 - 4/30/2026.
_PERIOD: Final = re.compile(
    r"\d\.? (?:-|to|through|thru|until|till|bis|au|al|hasta|tot|t/m|ate|do|до|по) \d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
)
_SHORTEST_PERIOD: Final = 15
_LONGEST: Final = 80
_DIGIT: Final = re.compile(r"\d")
_NO_YEAR: Final = re.compile(r"(\d{1,2})[-/.月 ](\d{1,2})[.日]?")
# A weekday, a month and a few small words; more make a sentence and no day.
_MOST_WORDS: Final = 5
# Vietnamese numbers its months and says "month" before each: 29 tháng 2, 2024.
_MONTH_WORD: Final = re.compile(r" ?\bth(?:áng|g)\b ?")
_SERIAL_START: Final = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateText:
    """What a cell says about a day before anybody knows in which order: its numbers, and the month if named."""

    kind: Kind
    numbers: tuple[str, ...]
    month: int | None = None


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
    order: DateOrder, year: int | None = None, locale: str | None = None, last_month: int = 12
) -> Callable[[str], date]:
    """A reader for a column whose order is decided.

    `year` completes days that name none; those in a month after `last_month` belong to the year before.

    >>> date_reader("mdy")("04/11/2026"), date_reader("dmy", 2024)("29.02.")
    (datetime.date(2026, 4, 11), datetime.date(2024, 2, 29))
    >>> date_reader("dmy", 2024, last_month=1)("31.12.")
    datetime.date(2023, 12, 31)
    """

    def read(text: str) -> date:
        match = _ISO.fullmatch(text)
        found = DateText("numbers", match.groups()) if match else date_text(text, locale)
        day = found and day_of(found, order, year)
        if found and day and year and day.month > last_month and lacks_year(found):
            day = day_of(found, order, year - 1)
        if not day:
            raise ValueError(f'"{text}" is no date')
        return day

    return read


def lacks_year(found: DateText) -> bool:
    """Whether a cell names a day of no year."""
    return found.kind == "no_year" or (found.kind == "month" and len(found.numbers) == 1)


def date_text(text: str, locale: str | None = None) -> DateText | None:
    """What a cell says about a day, or None where it says nothing of the kind.

    >>> date_text("10-Nov-9")
    DateText(kind='month', numbers=('10', '9'), month=11)
    >>> date_text("COFFEE") is None, date_text("4/1/2026 - 4/30/2026") is None
    (True, True)
    """
    plain = plain_text(text).strip("'\"=#. ")
    plain = _MONTH_WORD.sub("/", plain) if "th" in plain else plain
    plain = _ERA.sub(_year_of_era, plain, count=1) if plain[:1] in _ERA_STARTS else plain
    if len(plain) > _LONGEST or not _DIGIT.search(plain) or names_period(plain):
        return None
    return _all_digits(plain) or _numeric(plain) or _with_month(plain, locale)


def names_period(text: str) -> bool:
    """Whether a cell names the first and the last day of a period, and so no day of its own."""
    return len(text) >= _SHORTEST_PERIOD and bool(_PERIOD.search(text.lower()))


def day_of(found: DateText, order: DateOrder, year: int | None = None) -> date | None:
    """The day under one order, or None where that order makes it impossible."""
    try:
        day = _assemble(found, order, year)
    except (ValueError, OverflowError):
        return None
    return day if day and EARLIEST <= day <= LATEST else None


def _year_of_era(match: re.Match[str]) -> str:
    return str(_YEAR_BEFORE[match[1]] + (1 if match[2] == "元" else int(match[2])))


def _all_digits(plain: str) -> DateText | None:
    if match := _COMPACT.fullmatch(plain):
        return DateText("compact", (match[1],))
    if _EPOCH.fullmatch(plain):
        return DateText("epoch", (plain,))
    if _SERIAL.fullmatch(plain):
        return DateText("serial", (plain,))
    if match := _SHORT.fullmatch(plain):
        return DateText("short", match.groups())
    return None


def _numeric(plain: str) -> DateText | None:
    """Three numbers, or two and no year, with a time of day allowed before or behind."""
    if match := _NUMERIC.match(plain):
        rest = plain[match.end() :]
        if match[2] not in " ," or not rest:
            return DateText("numbers", (match[1], match[3], match[4]))
    if match := _NO_YEAR.fullmatch(plain):
        return DateText("no_year", (match[1], match[2]))
    if _NUMERIC.search(plain) and (match := _NUMERIC.search(_TIME.sub(" ", plain))):
        return DateText("numbers", (match[1], match[3], match[4]))
    return None


def _with_month(plain: str, locale: str | None) -> DateText | None:
    """A named month with one or two numbers around it; a third one may only be a time of day."""
    tokens = _TOKEN.findall(plain)
    if not any(month_number(token, locale) for token in tokens if not token.isdecimal()):
        return None
    tokens = _TOKEN.findall(_TIME.sub(" ", plain))
    numbers = tuple(token for token in tokens if token.isdecimal())
    if not 1 <= len(numbers) <= 2:
        return None
    words = [token for token in tokens if not token.isdecimal()]
    if len(words) > _MOST_WORDS:
        return None
    months = [number for word in words if (number := month_number(word, locale))]
    return DateText("month", numbers, months[-1]) if months else None


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
        return _month_day(found.numbers, found.month, year)
    return _ordered_day(found.numbers, order)


def _compact_day(digits: str, order: DateOrder) -> date | None:
    """Eight digits begin with the year unless that gives no plausible day."""
    day = _calendar_day(digits[:4], digits[4:6], digits[6:])
    if day or order == "ymd":
        return day
    return _ordered_day((digits[:2], digits[2:4], digits[4:]), order)


def _month_day(numbers: tuple[str, ...], month: int, year: int | None) -> date | None:
    if len(numbers) == 1:
        return date(year, month, int(numbers[0])) if year else None
    first, second = numbers
    if len(first) > 2 or int(first) > 31:
        return date(full_year(first), month, int(second))
    return date(full_year(second), month, int(first))


def _ordered_day(numbers: tuple[str, ...], order: DateOrder) -> date | None:
    first, second, third = numbers
    if len(first) > 2:
        # A year in front is followed by the month; the other way round only where that is impossible.
        return _calendar_day(first, second, third) or _calendar_day(first, third, second)
    if len(third) > 2 and order == "ymd":
        return None
    if order == "ymd":
        return _calendar_day(first, second, third)
    day, month = (first, second) if order == "dmy" else (second, first)
    return _calendar_day(third, month, day)


def _calendar_day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(full_year(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def full_year(text: str) -> int:
    """The year that one to four digits mean.

    >>> full_year("24"), full_year("99"), full_year("9"), full_year("2024"), full_year("2567"), full_year("115")
    (2024, 1999, 2009, 2024, 2024, 2026)
    """
    year = int(text)
    if len(text) == 3:
        return year + _REPUBLIC
    if len(text) > 2:
        return year - _BUDDHIST_YEARS if year > LATEST.year else year
    return year + (2000 if year < _PIVOT else 1900)


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
