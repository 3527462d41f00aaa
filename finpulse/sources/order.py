"""The days of a column -> in which order they name day, month and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from finpulse.cleaning.dates import DateText, date_text, day_of, order_of
from finpulse.cleaning.layout import DateOrder
from finpulse.sources.reading import Hints, Question

ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")
_MEANINGS: Final[dict[DateOrder, str]] = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
# Everywhere else the day comes first, if the year does not.
_BY_CURRENCY: Final[dict[str, DateOrder]] = {"USD": "mdy", "PHP": "mdy"}
# The default currency, and that of a country that writes both orders, say nothing.
_UNDECIDED: Final = frozenset({"UZS", "CAD"})
_MUCH_CLOSER: Final = 3

Days = Sequence[date | None]


def decide_order(
    cells: Sequence[str], year: int | None, languages: frozenset[str], hints: Hints
) -> tuple[DateOrder, Question | None]:
    """The order that explains a column best, and a question where it doesn't explain it alone.

    The evidence: which orders make every cell a day, then under which of them the days run in order.
    What stays open goes by how close together the days lie and by language, locale and currency;
    where these contradict each other or say nothing, it is asked.
    """
    found = [text for cell in dict.fromkeys(cells) if (text := date_text(cell.strip()))]
    days = {order: [day_of(text, order, year or 2000) for text in found] for order in ORDERS}
    possible = _possible(found, days)
    if len(possible) == 1 or all(days[order] == days[possible[0]] for order in possible):
        return possible[0], None
    steady = [order for order in possible if len(found) > 3 and _runs_steadily(days[order])]
    if len(steady) == 1:
        return steady[0], None
    usual = _usual(possible, cells, languages, hints)
    close = _closest(possible, days)
    likely = usual or close or possible[0]
    if usual and close in (usual, None):
        return likely, None
    return likely, _question(possible, likely)


def runs_back(cells: Sequence[str]) -> bool | None:
    """Whether the rows run from the newest day to the oldest; None where that is open, or depends on the order."""
    found = [text for cell in dict.fromkeys(cells) if (text := date_text(cell.strip()))]
    days = {order: [day_of(text, order, 2000) for text in found] for order in ORDERS}
    directions = {_falls(days[order]) for order in _possible(found, days)}
    return directions.pop() if len(directions) == 1 else None


def _falls(days: Days) -> bool | None:
    known = [day for day in days if day]
    steps = [(after > before) - (after < before) for before, after in pairwise(known)]
    return sum(steps) < 0 if sum(steps) else None


def _question(possible: Sequence[DateOrder], likely: DateOrder) -> Question:
    return Question(
        about="date_order",
        text="Every day of this file can also be a month. In which order are its dates?",
        choices={order: _MEANINGS[order] for order in possible},
        taken=likely,
    )


def _possible(found: Sequence[DateText], days: Mapping[DateOrder, Days]) -> list[DateOrder]:
    """The orders that turn the most cells into days."""
    hits = {order: sum(day is not None for day in days[order]) for order in ORDERS}
    best = [order for order in ORDERS if hits[order] == max(hits.values())]
    if "ymd" not in best or len(best) == 1:
        return best
    if all(len(text.numbers[0]) == 4 or text.kind == "compact" for text in found):
        return ["ymd"]
    # Two digits in front are hardly ever a year where the last two can be one.
    return [order for order in best if order != "ymd"]


def _runs_steadily(days: Days) -> bool:
    known = [day for day in days if day]
    steps = [(after - before).days for before, after in pairwise(known)]
    return all(step >= 0 for step in steps) or all(step <= 0 for step in steps)


def _closest(possible: Sequence[DateOrder], days: Mapping[DateOrder, Days]) -> DateOrder | None:
    """The order under which the days lie much closer together: a statement is of weeks, not of each month's 4th."""
    spans = sorted((_span(days[order]), order) for order in possible)
    return spans[0][1] if spans[0][0] * _MUCH_CLOSER < spans[1][0] else None


def _span(days: Days) -> int:
    known = [day for day in days if day]
    return (max(known) - min(known)).days


def _usual(
    possible: Sequence[DateOrder], cells: Sequence[str], languages: frozenset[str], hints: Hints
) -> DateOrder | None:
    """What is usual where the file comes from, by its marks, its header's language, the locale and the currency."""
    by_locale = order_of(hints.locale) if hints.locale else None
    by_currency = _BY_CURRENCY.get(hints.currency, "dmy")
    if any("." in cell for cell in cells[:50]) or (languages and "en" not in languages):
        usual: DateOrder | None = "dmy"
    else:
        usual = by_locale or (None if hints.currency in _UNDECIDED else by_currency)
    return usual if usual in possible else None
