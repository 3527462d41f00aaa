"""Years and days of other calendars -> those of the common one: Buddhist, Republic of China, Japan, Persia."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Literal

# From which year two digits of a year count: this century, the Buddhist era, the Republic of China, Persia's century.
YearCount = Literal["common", "buddhist", "republic", "persian"]

# Two digits of a year up to this one are of this century, the rest of the last.
_PIVOT: Final = 70
_LAST_COMMON: Final = 2200
_BUDDHIST: Final = 543
_BUDDHIST_CENTURY: Final = 2500
# The Republic of China counts from 1912: 115/04/02.
_REPUBLIC: Final = 1911
# Japan counts the years of an emperor: R8.4.2, 令和8年4月2日.
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
# Years of the Persian calendar from 1921 to 2051: no statement of the common calendar is so old. Years of the Islamic
# calendar, which are of these days from 1440 on, are left alone.
_PERSIAN_YEARS: Final = range(1300, 1431)
_PERSIAN_CENTURY: Final = 1400
_PERSIAN_PIVOT: Final = 50
_PERSIAN_START: Final = date(622, 3, 21)
_DAYS_OF_LONG_MONTHS: Final = 31
_LONG_MONTHS: Final = 6
PERSIAN_MONTHS: Final = {
    "فروردین": 1,
    "اردیبهشت": 2,
    "خرداد": 3,
    "تیر": 4,
    "مرداد": 5,
    "شهریور": 6,
    "مهر": 7,
    "آبان": 8,
    "آذر": 9,
    "دی": 10,
    "بهمن": 11,
    "اسفند": 12,
}


def full_year(text: str, count: YearCount = "common") -> int:
    """The year that one to four digits mean; `count` says from where two of them count.

    >>> full_year("24"), full_year("99"), full_year("9"), full_year("2024"), full_year("2567"), full_year("115")
    (2024, 1999, 2009, 2024, 2024, 2026)
    >>> full_year("69", "buddhist"), full_year("99", "republic")
    (2026, 2010)
    """
    year = int(text)
    if len(text) == 3:
        return year + _REPUBLIC
    if len(text) > 2:
        return year - _BUDDHIST if year > _LAST_COMMON else year
    if count == "buddhist":
        return year + _BUDDHIST_CENTURY - _BUDDHIST
    if count == "republic":
        return year + _REPUBLIC
    return year + (2000 if year < _PIVOT else 1900)


def with_common_year(plain: str) -> str:
    """A text in which the year of an emperor's reign, at its beginning, is that of the common calendar.

    >>> with_common_year("令和8年4月2日"), with_common_year("2026-04-02")
    ('2026年4月2日', '2026-04-02')
    """
    return _ERA.sub(_year_of_era, plain, count=1) if plain[:1] in _ERA_STARTS else plain


def _year_of_era(match: re.Match[str]) -> str:
    return str(_YEAR_BEFORE[match[1]] + (1 if match[2] == "元" else int(match[2])))


def persian_year(year: str, count: YearCount = "common") -> int | None:
    """The year of the Persian calendar that four digits mean, or two where these count so; None where they mean none.

    >>> persian_year("1405"), persian_year("05", "persian"), persian_year("2026"), persian_year("05")
    (1405, 1405, None, None)
    """
    number = int(year)
    if count == "persian" and len(year) < 3:
        number += _PERSIAN_CENTURY if number < _PERSIAN_PIVOT else _PERSIAN_CENTURY - 100
    return number if number in _PERSIAN_YEARS else None


def persian_day(year: int, month: int, day: int) -> date:
    """A day of the Persian calendar in the common one. ValueError where there is no such day.

    Eight leap years in 33, as in ICU's PersianCalendar, which is exact for the years 1178 to 1501.

    >>> persian_day(1405, 2, 11), persian_day(1403, 12, 30), persian_day(1404, 1, 1)
    (datetime.date(2026, 5, 1), datetime.date(2025, 3, 20), datetime.date(2025, 3, 21))
    """
    if not (1 <= month <= 12 and 1 <= day <= _days_in_month(year, month)):
        raise ValueError(f"{year}/{month}/{day} is no day of the Persian calendar")
    before = 365 * (year - 1) + (8 * year + 21) // 33 + 30 * (month - 1) + min(month - 1, _LONG_MONTHS)
    return _PERSIAN_START + timedelta(days=before + day - 1)


def _days_in_month(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return _DAYS_OF_LONG_MONTHS
    is_leap = (25 * year + 11) % 33 < 8
    return 30 if month < 12 or is_leap else 29
