"""The cells of a column of days -> what each of them says, found out once for all who decide about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from finpulse.cleaning.values.date_texts import DateText, date_text
from finpulse.cleaning.values.dates import DateOrder, day_of

# In it every day exists that names no year.
_LEAP_YEAR: Final = 2000


@dataclass(frozen=True)
class DayCells:
    """A column's cells, row by row."""

    cells: Sequence[str]

    @cached_property
    def by_cell(self) -> Mapping[str, DateText]:
        """What the different cells say about a day, in their order; those that say nothing of the kind are left out."""
        return {cell: text for cell in dict.fromkeys(self.cells) if (text := date_text(cell.strip()))}

    @property
    def texts(self) -> list[DateText]:
        """The same without the cells."""
        return list(self.by_cell.values())

    def days(self, order: DateOrder, year: int | None = None) -> list[date | None]:
        """The day of each row under an order; None where there is none. Days of no year are those of `year`."""
        known = {cell: day_of(text, order, year or _LEAP_YEAR) for cell, text in self.by_cell.items()}
        return list(map(known.get, self.cells))
