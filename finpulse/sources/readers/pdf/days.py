"""The days of rows as they are printed -> dates, with the years that the document tells elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from finpulse.cleaning.values.date_texts import DateText, date_text, lacks_year
from finpulse.cleaning.values.dates import DateOrder, day_of
from finpulse.cleaning.values.months import month_number
from finpulse.periods import month_end
from finpulse.sources.detection.date_rules.date_order import decide_order
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.detection.date_rules.possible_orders import ORDERS
from finpulse.sources.readers.pdf.geometry.fields import LineFields
from finpulse.sources.reading import Hints, Question

# Rows may be booked so many days outside the period that a statement names.
_OUTSIDE: Final = timedelta(days=10)
# A statement is made at most so long after its last row, and is of at most so many days.
_LONGEST_PERIOD: Final = timedelta(days=400)
_SHORT_PERIOD: Final = timedelta(days=100)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_GLUED: Final = re.compile(r"(\d{1,2})\.?([^\W\d_]{3,})\.?(\d{2,4})?")
# The era that Japan counts its years of since 2019, and a day of it without the era's name.
_ERA_START: Final = 2018
_ERA_DAY: Final = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{1,2})")
_JAPANESE: Final = re.compile(r"[\u3040-\u30ff]|令和")


@dataclass(frozen=True, slots=True)
class RowDays:
    """The date of each row, None where it can't be told, and what of that is a guess.

    `year_is_known` is false where no year stands anywhere in the document, `order_is_known` where days without a year
    can be read in several orders.
    """

    dates: tuple[date | None, ...]
    order: DateOrder
    question: Question | None
    year_is_known: bool = True
    order_is_known: bool = True


def read_days(
    texts: Sequence[str], fields: Sequence[LineFields], languages: frozenset[str], locale: str | None
) -> RowDays:
    """The dates of rows whose days are printed like `texts`, in a document of such lines."""
    if eras := _era_days(texts, fields):
        return RowDays(tuple(eras), "ymd", None)
    plain = [_spaced(text) for text in texts]
    written = [text for text in plain if text]
    order, question = decide_order(DayCells(written), None, languages, Hints(locale=locale))
    found = [date_text(text, locale) if text else None for text in plain]
    if question and (fitting := _order_by_period(found, fields)):
        order, question = fitting, None
    if all(text is None or not lacks_year(text) for text in found):
        return RowDays(tuple(day_of(text, order) if text else None for text in found), order, question)
    periods, known = _dates_beside(fields, order)
    own = [day for text in found if text and not lacks_year(text) and (day := day_of(text, order))]
    known = known or Counter(own)
    if not periods and not known:
        return RowDays(tuple(None for _ in found), order, question, year_is_known=False)
    dates = _with_years(found, order, periods, known)
    return RowDays(tuple(dates), order, None, order_is_known=question is None)


def _order_by_period(found: Sequence[DateText | None], fields: Sequence[LineFields]) -> DateOrder | None:
    """The one order under which all days lie in a period of some weeks that the document names."""
    fitting: list[DateOrder] = []
    for order in ORDERS:
        periods = [each for each in _dates_beside(fields, order)[0] if each[1] - each[0] <= _SHORT_PERIOD]
        if periods and all(_within(text, order, periods) for text in found if text):
            fitting.append(order)
    return fitting[0] if len(fitting) == 1 else None


def _within(text: DateText, order: DateOrder, periods: Sequence[tuple[date, date]]) -> bool:
    day = _dated(text, order, periods, periods[0][1])
    return day is not None and any(first - _OUTSIDE <= day <= last + _OUTSIDE for first, last in periods)


def _spaced(text: str) -> str:
    """A day with blanks between what is printed without any: 06JAN25."""
    match = _GLUED.fullmatch(text)
    return " ".join(part for part in match.groups() if part) if match else text.strip(",:")


def _era_days(texts: Sequence[str], fields: Sequence[LineFields]) -> list[date | None]:
    """The days that count their years from the beginning of an era, none where they don't."""
    matches = [_ERA_DAY.fullmatch(text) for text in texts if text]
    if not matches or not all(matches) or not any(_JAPANESE.search(line.line.text) for line in fields):
        return []
    found: list[date | None] = []
    for text in texts:
        match = _ERA_DAY.fullmatch(text)
        year, month, day = (int(number) for number in match.groups()) if match else (0, 0, 0)
        try:
            found.append(date(_ERA_START + year, month, day))
        except ValueError:
            found.append(None)
    return found


def _dates_beside(fields: Sequence[LineFields], order: DateOrder) -> tuple[list[tuple[date, date]], Counter[date]]:
    """The periods that lines of a document name, and all its days that have a year."""
    periods: list[tuple[date, date]] = []
    known: Counter[date] = Counter()
    for line in fields:
        found = [text for day in line.days if (text := date_text(_spaced(day.text)))]
        days = [day for text in found if not lacks_year(text) and (day := day_of(text, order))]
        known.update(days)
        for first, last in pairwise(found):
            if (period := _period(first, last, order)) and not line.figures:
                periods.append(period)
        periods += [] if line.days or line.figures else _months_named(line)
    return periods, known


def _months_named(fields: LineFields) -> Iterator[tuple[date, date]]:
    """The months that a line names with their years, such as PERIODE: MARET 2026."""
    for before, after in pairwise(word.text.strip(":,.") for word in fields.line.words):
        if _YEAR.fullmatch(after) and (month := month_number(before)):
            first = date(int(after), month, 1)
            yield first, month_end(first)


def _period(first: DateText, last: DateText, order: DateOrder) -> tuple[date, date] | None:
    """The period between two days that stand beside each other; the first may lack its year."""
    end = None if lacks_year(last) else day_of(last, order)
    if not end:
        return None
    start = day_of(first, order, end.year if lacks_year(first) else None)
    if start and start > end and lacks_year(first):
        start = day_of(first, order, end.year - 1)
    return (start, end) if start and timedelta(5) <= end - start <= _LONGEST_PERIOD else None


def _with_years(
    found: Sequence[DateText | None], order: DateOrder, periods: Sequence[tuple[date, date]], known: Iterable[date]
) -> list[date | None]:
    """The days, each with the year in which it lies within a period, or right before the last known day."""
    ends = [max(end for _, end in periods)] if periods else sorted(known)
    ways = [[_dated(text, order, periods, end) for text in found] for end in ends]
    return min(ways, key=lambda way: _distance(way, ends[ways.index(way)]))


def _distance(dates: Sequence[date | None], end: date) -> tuple[int, int]:
    """How often days run against the others, and how far the last one is from the end: the less, the likelier."""
    own = [day for day in dates if day]
    falls = sum(after < before for before, after in pairwise(own))
    rises = sum(after > before for before, after in pairwise(own))
    return min(falls, rises), abs((end - max(own, default=end)).days)


def _dated(text: DateText | None, order: DateOrder, periods: Sequence[tuple[date, date]], end: date) -> date | None:
    if text is None:
        return None
    if not lacks_year(text):
        return day_of(text, order)
    years = range(end.year + 1, end.year - 3, -1)
    days = [day for year in years if (day := day_of(text, order, year))]
    for first, last in periods:
        within = [day for day in days if first - _OUTSIDE <= day <= last + _OUTSIDE]
        if within:
            return within[0]
    return next((day for day in days if day <= end + _OUTSIDE), None)
