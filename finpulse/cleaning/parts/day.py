"""The date column -> the booking date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from finpulse.cleaning.drop_reasons import Rejected, Skipped, in_column, short
from finpulse.cleaning.layout import DateFormat, Layout
from finpulse.cleaning.non_transactions import TOTAL, is_total_text
from finpulse.cleaning.parts.columns import headers
from finpulse.cleaning.values.counted_days import is_count
from finpulse.cleaning.values.dates import FIRST_LIKELY, date_reader, is_likely
from finpulse.cleaning.values.moments import in_time_zone


class Day(NamedTuple):
    """A row's booking date."""

    date: date


def day_reader(dates: DateFormat) -> Callable[[str], date]:
    """A reader for the cells of a column of days; it raises ValueError for a cell that holds none."""
    read = date_reader(
        dates.order,
        dates.year,
        dates.locale,
        dates.last_month,
        count=dates.year_count,
        exchanged=dates.days_exchanged,
    )
    return read if dates.time_zone is None else in_time_zone(read, dates.time_zone)


class DayPart:
    """Reads the booking date."""

    def __init__(self, layout: Layout) -> None:
        self.columns = tuple(layout.positions("date")[:1])
        self.header = headers(layout)[self.columns[0]]
        dates = layout.dates
        self._read, self._counted = day_reader(dates), dates.counted_days
        self._odd_days, self._today = dates.odd_days, datetime.now(UTC).date()

    def cell(self, cells: Sequence[str]) -> str:
        """What stands where the day should."""
        return cells[self.columns[0]].strip()

    def read(self, cells: Sequence[str]) -> Day:
        """The day.

        Raises Rejected where the cell holds none or one that no statement can have, Skipped where it announces a total
        or a balance.
        """
        cell = self.cell(cells)
        if cell[:1].isalpha() and is_total_text(cell):
            raise Skipped(TOTAL)
        try:
            if not self._counted and is_count(cell):
                raise ValueError(f'"{cell}" is no date')
            day = self._read(cell)
        except ValueError as error:
            reason = short(str(error)) if cell else "there is no date"
            raise Rejected(in_column(reason, self.header)) from None
        if not (self._odd_days or is_likely(day, self._today)):
            when = "lies before 1970" if day < FIRST_LIKELY else "lies in the future"
            raise Rejected(in_column(short(f'{day}, from "{cell}", {when}'), self.header))
        return Day(day)
