"""Rows of a list -> its days, each with its rows and with the sums of all that is meant of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from finpulse.models import Transaction
from finpulse.transactions.filters import Selection
from finpulse.transactions.sums import CurrencySums, day_sums


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The rows of a day that are on this page, and the day's sums, which are of those on other pages too."""

    day: date
    rows: Sequence[Transaction]
    sums: Sequence[CurrencySums]


def grouped_by_day(
    session: Session, owner_id: int, selection: Selection, rows: Sequence[Transaction]
) -> list[DayGroup]:
    """The rows, which stand in the order of their days, day by day."""
    if not rows:
        return []
    days = [row.date for row in rows]
    sums = day_sums(session, owner_id, selection, min(days), max(days))
    return [DayGroup(day, list(of_day), sums.get(day, [])) for day, of_day in groupby(rows, key=lambda row: row.date)]
