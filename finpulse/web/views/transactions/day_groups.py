"""Rows of a list -> its days, each with its rows and with the sums of all that is meant of the day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from finpulse.models import Transaction
from finpulse.transactions.currency_sums import CurrencySums
from finpulse.transactions.filters import Selection
from finpulse.transactions.sums import sums_of_day, sums_of_rows


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The rows of a day that are on this page, and the day's sums, which are of those on other pages too."""

    day: date
    rows: Sequence[Transaction]
    sums: Sequence[CurrencySums]


def grouped_by_day(
    session: Session, owner_id: int, selection: Selection, rows: Sequence[Transaction], cut: Collection[date]
) -> list[DayGroup]:
    """The rows, which stand in the order of their days, day by day.

    Of the days that are `cut` there may be other rows: only these are added up by the database, since the rows of a
    page may lie years apart.
    """
    sums = {day: sums_of_day(session, owner_id, selection, day) for day in cut}
    days = [(day, list(of_day)) for day, of_day in groupby(rows, key=lambda row: row.date)]
    return [DayGroup(day, on_page, sums.get(day) or sums_of_rows(on_page, selection)) for day, on_page in days]
