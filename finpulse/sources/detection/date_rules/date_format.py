"""The column of booking dates -> how it writes its days, and what of that is a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from finpulse.cleaning.layout import DateFormat
from finpulse.cleaning.parts.day import day_reader
from finpulse.cleaning.values.counted_days import is_count
from finpulse.cleaning.values.dates import AHEAD
from finpulse.cleaning.values.moments import tell_moments
from finpulse.sources.detection.date_rules.date_customs import Surroundings
from finpulse.sources.detection.date_rules.date_order import decide_order
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.detection.date_rules.missing_year import decide_year, last_month
from finpulse.sources.detection.date_rules.odd_days import are_exchanged, doubt_odd_days
from finpulse.sources.detection.date_rules.year_count import decide_count
from finpulse.sources.reading import Hints, Question


def decide_dates(
    days: DayCells,
    preamble: str,
    languages: frozenset[str],
    hints: Hints,
    around: Surroundings,
    more: Sequence[str] = (),
) -> tuple[DateFormat, tuple[Question, ...]]:
    """The format of a column of days: order, missing year, calendar, and days that a spreadsheet has exchanged.

    `more` are days of rows that are no transactions, which tell the order all the same.
    """
    year, year_question = decide_year(days, preamble)
    telling = DayCells([*days.cells, *more]) if more else days
    order, order_question = decide_order(telling, year, languages, hints, around)
    count, count_question = decide_count(days, languages, hints, around)
    if count == "persian":
        order, order_question = "ymd", None
    exchanged, exchanged_question = are_exchanged(days, order)
    dates = DateFormat(
        order,
        year,
        last_month(days, order, year),
        hints.locale,
        year_count=count,
        days_exchanged=exchanged,
        counted_days=any(map(is_count, days.cells)),
        time_zone=hints.time_zone if tell_moments(days.cells) else None,
    )
    found = days_of(days.cells, dates)
    if year and year_question and any(day > datetime.now(UTC).date() + AHEAD for day in found):
        dates, year_question = replace(dates, year=year - 1), replace(year_question, taken=str(year - 1))
        found = days_of(days.cells, dates)
    odd = None if count_question or exchanged_question else doubt_odd_days(found)
    asked = (year_question, order_question, count_question, exchanged_question, odd)
    return dates, tuple(question for question in asked if question)


def days_of(cells: Sequence[str], dates: DateFormat) -> list[date]:
    """The days of those cells that hold one."""
    read = day_reader(dates)
    days = []
    for cell in dict.fromkeys(cells):
        try:
            days.append(read(cell.strip()))
        except ValueError:
            continue
    return days
