"""A moment that a statement tells in UTC falls on the day that it is where the account holder lives."""

from __future__ import annotations

import pytest

from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.jobs import Run, upload

STAGES = ("ingest", "transform", "load")


@pytest.mark.parametrize(
    ("days", "zone", "told"),
    [
        (("2026-10-31T23:30:00Z", "2026-11-02T10:30:00Z"), "Asia/Tashkent", ["2026-11-01", "2026-11-02"]),
        (("2026-11-01 03:30:00 UTC", "2026-11-02 22:30:00 UTC"), "America/New_York", ["2026-10-31", "2026-11-02"]),
        (("2026-10-31T23:30:00+00:00", "2026-11-02T10:30:00+00:00"), "UTC", ["2026-10-31", "2026-11-02"]),
        # Days without a time, and times by the clock of a place.
        (("2026-10-31T00:00:00Z", "2026-11-02T00:00:00Z"), "America/New_York", ["2026-10-31", "2026-11-02"]),
        (("2026-10-31T23:30:00+01:00", "2026-11-02T10:30:00+01:00"), "Asia/Tashkent", ["2026-10-31", "2026-11-02"]),
        (("2026-10-31 23:30:00", "2026-11-02 10:30:00"), "Asia/Tashkent", ["2026-10-31", "2026-11-02"]),
    ],
)
def test_the_day_of_a_moment(client: Client, run: Run, days: tuple[str, ...], zone: str, told: list[str]) -> None:
    client.request("PATCH", "/profile", json={"time_zone": zone})
    rows = [f"{day},-{number}.00,Shop {number}" for number, day in enumerate(days, 1)]
    job = upload(client, statement(*rows), client.account(), STAGES, run)
    assert [row["date"] for row in client.transactions(job_id=job)][::-1] == told
