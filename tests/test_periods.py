"""Periods fall apart into whole months and odd days, whatever the calendar does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finpulse.periods import (
    ALL_TIME,
    Period,
    month_end,
    months_before,
    same_days,
)


def days_of(period: Period) -> list[date]:
    return [period.start + timedelta(days=n) for n in range((period.end - period.start).days + 1)]


@given(st.dates(date(1999, 11, 1), date(2001, 3, 31)), st.integers(0, 500))
def test_whole_months_and_odd_days_are_the_period_and_nothing_twice(start: date, length: int) -> None:
    period = Period(start, start + timedelta(days=length))
    whole = period.whole_months()
    days = [day for odd in period.odd_days() for day in days_of(odd)]
    if whole:
        assert whole.start.day == whole.end.day == 1
        days += days_of(Period(whole.start, month_end(whole.end)))
    assert sorted(days) == days_of(period)
    assert len(period.odd_days()) <= 2


def test_all_time_is_whole_months_alone() -> None:
    assert ALL_TIME.whole_months() == Period(date(1, 1, 1), date(9999, 12, 1))
    assert ALL_TIME.odd_days() == []


def test_the_last_days_of_the_calendar_have_no_month_after_them() -> None:
    assert Period(date(9999, 12, 15), date.max).whole_months() is None
    assert Period(date(9999, 11, 15), date.max).whole_months() == Period(date(9999, 12, 1), date(9999, 12, 1))


@pytest.mark.parametrize(
    ("first", "last", "days", "before"),
    [
        ("2020-01-01", "2025-04-15", (1, 15), "2025-03-01"),
        ("2020-01-01", "2025-01-10", (1, 10), "2024-12-01"),
        ("2020-01-01", "2025-03-30", (1, 28), "2025-02-01"),
        ("2020-01-01", "2024-03-29", (1, 29), "2024-02-01"),
        ("2020-01-01", "2024-02-29", (1, 29), "2024-01-01"),
        ("2020-01-01", "2025-04-30", (1, 30), "2025-03-01"),
        ("2025-03-12", "2025-04-15", (12, 15), "2025-03-01"),
    ],
)
def test_the_same_days_of_two_months(first: str, last: str, days: tuple[int, int], before: str) -> None:
    months = date.fromisoformat(last), date.fromisoformat(before)
    expected = tuple(Period(*(month.replace(day=day) for day in days)) for month in months)
    assert same_days(date.fromisoformat(first), date.fromisoformat(last)) == expected


@pytest.mark.parametrize("first", ["2025-03-16", "2025-04-01"])
def test_days_of_which_the_month_before_has_none_are_compared_with_nothing(first: str) -> None:
    assert same_days(date.fromisoformat(first), date(2025, 4, 15)) is None


def test_months_before_cross_the_year() -> None:
    assert months_before(date(2025, 1, 31), 1) == date(2024, 12, 1)
    assert months_before(date(2025, 12, 31), 11) == date(2025, 1, 1)


def test_months_touched_counts_both_ends() -> None:
    assert Period(date(2024, 12, 31), date(2025, 1, 1)).months_touched() == 2
    assert Period(date(2025, 1, 1), date(2025, 1, 31)).months_touched() == 1
