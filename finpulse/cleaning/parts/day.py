"""The date column -> the booking date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from finpulse.cleaning.drop_reasons import Rejected, Skipped, in_column, short
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.non_transactions import TOTAL, is_total_text
from finpulse.cleaning.parts.columns import headers
from finpulse.cleaning.values.counted_days import is_count
from finpulse.cleaning.values.dates import date_reader


class Day(NamedTuple):
    """A row's booking date."""

    date: date


class DayPart:
    """Reads the booking date."""

    def __init__(self, layout: Layout) -> None:
        self.columns = tuple(layout.positions("date")[:1])
        self.header = headers(layout)[self.columns[0]]
        dates = layout.dates
        self._read = date_reader(dates.order, dates.year, dates.locale, dates.last_month)
        self._counted = dates.counted_days

    def cell(self, cells: Sequence[str]) -> str:
        """What stands where the day should."""
        return cells[self.columns[0]].strip()

    def read(self, cells: Sequence[str]) -> Day:
        """The day. Raises Rejected where the cell holds none, Skipped where it announces a total or a balance."""
        cell = self.cell(cells)
        if cell[:1].isalpha() and is_total_text(cell):
            raise Skipped(TOTAL)
        try:
            if not self._counted and is_count(cell):
                raise ValueError(f'"{cell}" is no date')
            return Day(self._read(cell))
        except ValueError as error:
            reason = short(str(error)) if cell else "there is no date"
            raise Rejected(in_column(reason, self.header)) from None
