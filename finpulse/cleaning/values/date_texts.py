"""The text of a day -> its numbers, and the month if named, before anybody knows in which order they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from finpulse.cleaning.values.amount_signs import plain_text
from finpulse.cleaning.values.calendars import PERSIAN_MONTHS, YearCount, persian_year, with_common_year
from finpulse.cleaning.values.months import month_number

Kind = Literal["numbers", "month", "no_year", "compact", "foreign", "epoch", "serial", "short"]

_TIME: Final = re.compile(
    r"(?:(?<![t ,])[t ,]++)?+(?:at |um |u |у |в |à |a las )?\b\d{1,2}(?:[:.h]\d{2}){1,2}(?:[.,]\d+)?"
    r"(?: ?[ap]\.? ?m\b\.?)?(?: ?(?:z|utc|gmt)\b)?(?: ?[+-]\d{2}:?\d{2})?(?: ?uhr\b)?"
)
_TOKEN: Final = re.compile(
    r"\d+|[\u0e01-\u0ede]{1,3}\.[\u0e01-\u0ede]\.?|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e'])*"
)
_NUMERIC: Final = re.compile(r"(\d{1,4}) ?([-/.,年년 ]) ?(\d{1,2}) ?[-/.,月월 ]+ ?(\d{1,4})(?:日|일|г|\.)?(?![\d/])")
# Other marks part the numbers only of a day whose year has all of its digits: 2026:03:05.
_SELDOM: Final = re.compile(r"(\d{4})([:_~'·\\])(\d\d?)\2(\d\d?)(?!\d)|(\d\d?)([:_~'·\\])(\d\d?)\6(\d{4})(?!\d)")
# Seven digits with a year of the Republic of China, eight with one of the Persian calendar.
_FOREIGN: Final = re.compile(
    r"(0[89]\d|1[0-5]\d|1[34]\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[t ]\d\d:?\d\d(?::?\d\d)?)?"
)
_COMPACT: Final = re.compile(r"(\d{8})(?:t?(?:\d{6}|\d{4})(?:\.\d+)?)?(?:z|\[.*\])?")
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_SHORT: Final = re.compile(r"(\d\d)(\d\d)(\d\d)")
# A day that another one follows is the beginning of a period: 4/1/2026 - 4/30/2026.
_PERIOD: Final = re.compile(
    r"\d\.? (?:-|to|through|thru|until|till|bis|au|al|hasta|tot|t/m|ate|do|до|по) \d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
)
_SHORTEST_PERIOD: Final = 15
_LONGEST: Final = 80
_DIGIT: Final = re.compile(r"\d")
# Of a day without marks between its numbers at least so many digits stand together.
_FEWEST_DIGITS: Final = 5
# What a named month is written in.
_WORD: Final = re.compile(r"[a-z]|[^\x00-\x7f]")
_NO_YEAR: Final = re.compile(r"(\d{1,2})[-/.月 ](\d{1,2})[.日]?")
# A weekday, a month and a few small words; more make a sentence and no day.
_MOST_WORDS: Final = 5
# Vietnamese numbers its months and says "month" before each: 29 tháng 2, 2024.
_MONTH_WORD: Final = re.compile(r" ?\bth(?:áng|g)\b ?")


@dataclass(frozen=True, slots=True)
class DateText:
    """What a cell says about a day before anybody knows in which order: its numbers, and the month if named.

    `count` says from where two digits of a year count.
    """

    kind: Kind
    numbers: tuple[str, ...]
    month: int | None = None
    count: YearCount = "common"

    @property
    def has_long_year(self) -> bool:
        """Whether one of its numbers has more digits than a day or a month."""
        return any(len(number) > 2 for number in self.numbers)

    def exchanged(self) -> DateText:
        """The text with day and month exchanged, where its year stands in front or its month is named."""
        if self.kind == "numbers" and len(self.numbers[0]) > 2:
            return replace(self, numbers=(self.numbers[0], self.numbers[2], self.numbers[1]))
        if self.month and len(self.numbers) == 2:
            at = 1 if len(self.numbers[0]) > 2 else 0
            numbers = list(self.numbers)
            month, numbers[at] = int(numbers[at]), str(self.month)
            return replace(self, numbers=tuple(numbers), month=month)
        return self


def lacks_year(found: DateText) -> bool:
    """Whether a cell names a day of no year."""
    return found.kind == "no_year" or (found.kind == "month" and len(found.numbers) == 1)


def date_text(text: str, locale: str | None = None) -> DateText | None:
    """What a cell says about a day, or None where it says nothing of the kind.

    >>> date_text("10-Nov-9")
    DateText(kind='month', numbers=('10', '9'), month=11, count='common')
    >>> date_text("COFFEE") is None, date_text("4/1/2026 - 4/30/2026") is None
    (True, True)
    """
    plain = plain_text(text).strip("'\"=#. ")
    plain = _MONTH_WORD.sub("/", plain) if "th" in plain else plain
    plain = with_common_year(plain)
    if len(plain) > _LONGEST or not _DIGIT.search(plain) or names_period(plain):
        return None
    digits = _all_digits(plain) if plain[:_FEWEST_DIGITS].isdecimal() else None
    return digits or _numeric(plain) or (_with_month(plain, locale) if _WORD.search(plain) else None)


def names_period(text: str) -> bool:
    """Whether a cell names the first and the last day of a period, and so no day of its own."""
    return len(text) >= _SHORTEST_PERIOD and bool(_PERIOD.search(text.lower()))


def _all_digits(plain: str) -> DateText | None:
    if match := _FOREIGN.fullmatch(plain):
        return DateText("foreign", match.groups())
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
    numeric = _NUMERIC.search(plain)
    if numeric and not numeric.start() and (numeric[2] not in " ," or numeric.end() == len(plain)):
        return DateText("numbers", (numeric[1], numeric[3], numeric[4]))
    if match := _SELDOM.match(plain):
        first = 1 if match[1] else 5
        return DateText("numbers", (match[first], match[first + 2], match[first + 3]))
    if match := _NO_YEAR.fullmatch(plain):
        return DateText("no_year", (match[1], match[2]))
    if numeric and (match := _NUMERIC.search(_TIME.sub(" ", plain))):
        return DateText("numbers", (match[1], match[3], match[4]))
    return None


def _with_month(plain: str, locale: str | None) -> DateText | None:
    """A named month with one or two numbers around it; a third one may only be a time of day."""
    tokens = _TOKEN.findall(plain)
    if persian := _persian(tokens):
        return persian
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


def _persian(tokens: Sequence[str]) -> DateText | None:
    """A day with a month of the Persian calendar and a year of four digits, in whichever order they stand."""
    if PERSIAN_MONTHS.keys().isdisjoint(tokens):
        return None
    month = next((PERSIAN_MONTHS[token] for token in tokens if token in PERSIAN_MONTHS), None)
    numbers = [token for token in tokens if token.isdecimal()]
    year = next((number for number in numbers if persian_year(number)), None)
    day = next((number for number in numbers if len(number) < 3), None)
    return DateText("numbers", (year, str(month), day)) if month and year and day else None
