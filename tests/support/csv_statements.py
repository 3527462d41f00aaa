"""Small statements as CSV, for tests that only need some rows."""

from __future__ import annotations

from datetime import date, timedelta


def statement(*rows: str, header: str = "Date,Amount,Description") -> str:
    """A small statement in the plainest form."""
    return "\n".join([header, *rows]) + "\n"


def many_rows(count: int, start: date = date(2020, 1, 1)) -> str:
    """A statement of `count` rows that are all different and go on through the days; row n is -n cents."""
    days = ((start + timedelta(days=number // 40)).isoformat() for number in range(count))
    return statement(*(f"{day},-{n // 100}.{n % 100:02},Shop {n % 500}" for n, day in enumerate(days, 1)))
