"""The days of a column, and all that stands around them -> in which order they name day, month and year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Final

from finpulse.cleaning.values.date_texts import DateText, date_text
from finpulse.cleaning.values.dates import AHEAD, DateOrder, day_of
from finpulse.cleaning.values.months import month_number
from finpulse.sources.detection.date_rules.date_customs import Surroundings, customary_order
from finpulse.sources.detection.date_rules.day_cells import DayCells
from finpulse.sources.detection.date_rules.possible_orders import ORDERS, is_years_older, possible_orders
from finpulse.sources.reading import Hints, Question

_MEANINGS: Final[dict[DateOrder, str]] = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
# Booking and value of one transaction lie at most so far apart.
_APART: Final = timedelta(days=35)
# Of rows in order, so many go the same way; of rows out of order, about half do.
_MOSTLY: Final = 0.95
_HARDLY: Final = 0.85
_FEWEST: Final = 4
# Days that lie within months if read one way lie years apart if read in the wrong one.
_MONTHS: Final = 200
_YEARS: Final = 800
_MUCH_CLOSER: Final = 3
# A text that names the day of a purchase does so within about as many days before it is booked.
_SHORTLY: Final = 10
# Day and month in figures are mistaken for a share or a number more easily: one row proves nothing.
_TWICE: Final = 2
_DAY_IN_FIGURES: Final = re.compile(r"(?<![\d/.-])(\d\d)/(\d\d)(?![\d/.-])")
_NAMED_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})[ -]?([^\W\d_]{3,9})\b")
# The word for a year behind the first number.
_YEAR_MARK: Final = re.compile(r"^\s*\d+ ?[年년]")
_NOWHERE: Final = Surroundings()

Days = Sequence[date | None]


def decide_order(
    column: DayCells,
    year: int | None,
    languages: frozenset[str],
    hints: Hints,
    around: Surroundings = _NOWHERE,
) -> tuple[DateOrder, Question | None]:
    """The order that explains a column best, and a question where nothing decides it.

    What proves it: which orders make every cell a day, in this column and in others that are written alike; under
    which the days run in order, lie in the past, beside the row's other days and within the statement's period.
    What suggests it, where proof is lacking: customs of language and country, and how close together the days lie.
    Where suggestions contradict each other, or there are none, it is asked.
    """
    cells, found = column.cells, column.texts
    days = {order: [day_of(text, order, year or 2000) for text in found] for order in ORDERS}
    possible = possible_orders(found, days)
    if any(days["ymd"]) and (around.header_order == "ymd" or any(map(_YEAR_MARK.search, cells))):
        return "ymd", None
    if _is_one(possible, days):
        return possible[0], None
    possible = _proven(possible, found, days, column, year, around)
    if len(possible) == 1:
        return possible[0], None
    in_order = _in_order(possible, found, days, around)
    usual = customary_order(possible, cells, languages, hints, around)
    if len(in_order) == 1:
        # A single wrong day puts rows out of order, and in order if day and month are exchanged.
        is_many = _least_against(possible, in_order, days) > 1 or _closest(possible, days) in in_order
        is_sure = usual in in_order or (usual is None and is_many)
        return in_order[0], None if is_sure else _question(possible, in_order[0])
    possible = in_order
    close = _closest(possible, days)
    likely = usual or close or possible[0]
    if usual and close in (usual, None) and not is_years_older(usual, possible, days):
        return likely, None
    return likely, _question(possible, likely)


def runs_back(column: DayCells) -> bool | None:
    """Whether the rows run from the newest day to the oldest; None where that is open, or depends on the order."""
    found = column.texts
    days = {order: [day_of(text, order, 2000) for text in found] for order in ORDERS}
    directions = {_falls(days[order]) for order in possible_orders(found, days)}
    return directions.pop() if len(directions) == 1 else None


def _is_one(possible: Sequence[DateOrder], days: Mapping[DateOrder, Days]) -> bool:
    return len(possible) == 1 or all(days[order] == days[possible[0]] for order in possible)


def _proven(
    possible: list[DateOrder],
    found: Sequence[DateText],
    days: Mapping[DateOrder, Days],
    column: DayCells,
    year: int | None,
    around: Surroundings,
) -> list[DateOrder]:
    """The orders that are left when each proof of the days themselves has excluded what it can; at least one is."""
    today, spans = datetime.now(UTC).date(), {order: _span(days[order]) for order in possible}
    proofs: tuple[Callable[[DateOrder], bool], ...] = (
        lambda order: spans[order] < _YEARS or min(spans.values()) > _MONTHS,
        lambda order: around.header_order in (None, order),
        lambda order: order in _orders_of_others(found, around),
        lambda order: not any(day and day > today + AHEAD for day in days[order]),
        lambda order: _lies_beside(column, around, order, year),
        lambda order: _fits_texts(column, around.texts, order, year) > 0,
        lambda order: _fits_figures(column, around.texts, order, year) >= _TWICE,
        lambda order: _lies_within(days[order], around.period(order)),
    )
    for proof in proofs:
        possible = [order for order in possible if proof(order)] or possible
    return possible


def _in_order(
    possible: list[DateOrder], found: Sequence[DateText], days: Mapping[DateOrder, Days], around: Surroundings
) -> list[DateOrder]:
    """The orders under which the days run as the balance says, or steadily, where others don't; at least one is."""
    if around.newest_first is not None:
        back = around.newest_first
        possible = [order for order in possible if _runs(days[order], back=back)] or possible
    if len(possible) == 1 or len(found) < _FEWEST:
        return possible
    steadiness = {order: _steadiness(days[order]) for order in possible}
    steady = [order for order in possible if steadiness[order] == 1] or [
        order for order in possible if steadiness[order] >= _MOSTLY
    ]
    others = [steadiness[order] for order in possible if order not in steady]
    return steady if len(steady) == 1 and (max(others) < _HARDLY or steadiness[steady[0]] == 1) else possible


def _orders_of_others(found: Sequence[DateText], around: Surroundings) -> Sequence[DateOrder]:
    """The orders under which all days elsewhere in the file that are written like these are days."""
    kinds = {(text.kind, tuple(len(number) > 2 for number in text.numbers)) for text in found}
    alike = [
        text
        for cell in around.other_days
        if (text := date_text(cell)) and (text.kind, tuple(len(number) > 2 for number in text.numbers)) in kinds
    ]
    if not alike:
        return ORDERS
    return possible_orders(alike, {order: [day_of(text, order, 2000) for text in alike] for order in ORDERS})


def _lies_beside(column: DayCells, around: Surroundings, order: DateOrder, year: int | None) -> bool:
    """Whether the days lie near those of the row's other columns, read in the same order."""
    for other in around.day_columns:
        pairs = zip(column.days(order, year), other.days(order, year), strict=False)
        if any(own and beside and abs(own - beside) > _APART for own, beside in pairs):
            return False
    return True


def _fits_texts(column: DayCells, texts: Sequence[str], order: DateOrder, year: int | None) -> int:
    """In how many more rows than not the text names a day and a month shortly before the row's own day."""
    votes = 0
    for day, text in zip(column.days(order, year), texts, strict=False):
        for number, word in _NAMED_DAY.findall(text):
            month = month_number(word) if day and 0 < int(number) < 32 else None
            if day and month:
                votes += 1 if _is_shortly_before(day, month, int(number)) else -1
    return votes


def _fits_figures(column: DayCells, texts: Sequence[str], order: DateOrder, year: int | None) -> int:
    """The same for a day and a month in figures, in whichever order: CARD PURCHASE 02/11 16:57."""
    votes = 0
    for day, text in zip(column.days(order, year), texts, strict=False):
        for first, second in _DAY_IN_FIGURES.findall(text) if day else ():
            numbers = int(first), int(second)
            fits = day and (_is_shortly_before(day, *numbers) or _is_shortly_before(day, *reversed(numbers)))
            votes += 1 if fits else -1
    return votes


def _is_shortly_before(day: date, month: int, number: int) -> bool:
    """Whether a day and a month, of no year, lie at most so many days before."""
    return (day.month * 31 + day.day - month * 31 - number) % 372 <= _SHORTLY


def _lies_within(days: Days, period: tuple[date, date] | None) -> bool:
    """Whether all days lie in the period that the statement names for itself."""
    return period is None or all(period[0] <= day <= period[1] for day in days if day)


def _runs(days: Days, *, back: bool) -> bool:
    """Whether no day lies on the wrong side of the one before it."""
    known = [day for day in days if day]
    return all(after <= before if back else after >= before for before, after in pairwise(known))


def _falls(days: Days) -> bool | None:
    known = [day for day in days if day]
    steps = [(after > before) - (after < before) for before, after in pairwise(known)]
    return sum(steps) < 0 if sum(steps) else None


def _question(possible: Sequence[DateOrder], likely: DateOrder) -> Question:
    return Question(
        about="date_order",
        text="The dates of this file can be read in several orders. In which one do they name day, month and year?"
        if "ymd" in possible
        else "Every day of this file can also be a month. In which order are its dates?",
        choices={order: _MEANINGS[order] for order in possible},
        taken=likely,
    )


def _steadiness(days: Days) -> float:
    """The share of steps from row to row that go the way that most go."""
    known = [day for day in days if day]
    steps = [(after - before).days for before, after in pairwise(known) if after != before]
    return max(sum(step > 0 for step in steps), sum(step < 0 for step in steps)) / len(steps) if steps else 1.0


def _least_against(possible: Sequence[DateOrder], in_order: Sequence[DateOrder], days: Mapping[DateOrder, Days]) -> int:
    """How many steps from row to row speak against the orders that are not those in order; the least of them."""
    steps = [
        [(after > before) - (after < before) for before, after in pairwise(filter(None, days[order]))]
        for order in possible
        if order not in in_order
    ]
    return min((min(each.count(1), each.count(-1)) for each in steps), default=0)


def _closest(possible: Sequence[DateOrder], days: Mapping[DateOrder, Days]) -> DateOrder | None:
    """The order under which the days lie much closer together: a statement is of weeks, not of each month's 4th."""
    spans = sorted((_span(days[order]), order) for order in possible)
    return spans[0][1] if spans[0][0] * _MUCH_CLOSER < spans[1][0] else None


def _span(days: Days) -> int:
    known = [day for day in days if day]
    return (max(known) - min(known)).days if known else 0
