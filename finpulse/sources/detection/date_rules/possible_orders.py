"""The numbers of a column of days -> the orders in which they can name day, month and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from finpulse.cleaning.values.date_texts import DateText
from finpulse.cleaning.values.dates import AHEAD, DateOrder

ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy", "ymd")
# A statement is of the last years rather than of so many before.
_YEARS: Final = timedelta(days=5 * 365)
# Read in the wrong order, the days of a month become one day of many years.
_MUCH_WIDER: Final = 20
_ANOTHER_YEAR: Final = timedelta(days=300)

Days = Mapping[DateOrder, Sequence[date | None]]


def possible_orders(found: Sequence[DateText], days: Days) -> list[DateOrder]:
    """The orders that turn the most cells into days; `days` are the days of the same texts by each order.

    Two digits in front are a year only where that leaves the days neither much further apart nor, as a whole, years
    further back than another order does; and where they are one for sure, no other order is left.
    """
    hits = {order: sum(day is not None for day in days[order]) for order in ORDERS}
    best = [order for order in ORDERS if hits[order] == max(hits.values())]
    if "ymd" not in best or len(best) == 1:
        return best
    if all(len(text.numbers[0]) == 4 or text.kind in ("compact", "foreign") for text in found):
        return ["ymd"]
    today = datetime.now(UTC).date()
    past = [order for order in best if max(_known(days[order]), default=today) <= today + AHEAD] or best
    narrowest = min(_span(days[order]) for order in past)
    close = [order for order in past if "ymd" not in past or not _is_much_wider(_span(days[order]), narrowest)]
    if close == ["ymd"] and is_years_older("ymd", past, days):
        return past  # One wrong year is enough to set the others apart, and these would be days of long ago.
    return [order for order in close if order != "ymd" or not is_years_older(order, close, days)]


def is_years_older(order: DateOrder, possible: Sequence[DateOrder], days: Days) -> bool:
    """Whether the newest day by one order lies years before the newest by another."""
    newest = {other: max(_known(days[other]), default=date.min) for other in {order, *possible}}
    return max(newest.values()) - newest[order] > _YEARS


def _is_much_wider(span: timedelta, narrowest: timedelta) -> bool:
    return span > _ANOTHER_YEAR and narrowest * _MUCH_WIDER < span


def _span(days: Sequence[date | None]) -> timedelta:
    known = _known(days)
    return max(known) - min(known) if known else timedelta(0)


def _known(days: Sequence[date | None]) -> list[date]:
    return [day for day in days if day]
