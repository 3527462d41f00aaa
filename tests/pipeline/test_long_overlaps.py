"""A statement of many chunks is compared with its account as a short one is, in parts, whatever its rows' order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.pipeline.conftest import Bring
from tests.support.client import Client
from tests.support.overlap_pairs import PAIRS, PLAIN, Pair, is_union, lines


@pytest.mark.parametrize("pair", PAIRS[::4], ids=lambda pair: pair.name)
def test_a_long_statement_is_compared_as_a_short_one_is(
    pair: Pair, client: Client, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 2)
    bring(pair.a)
    bring(pair.b)
    assert is_union(client.transactions(), pair)


def test_rows_in_no_order_of_days_are_compared_part_by_part_where_there_is_anything(
    client: Client, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [date(2026, month, day) for month in (1, 2, 3, 7) for day in (3, 9, 17, 22)]
    known = [f"{day},Zorblatt {place} Wien,{-20 - place}.00" for place, day in enumerate(days[4:12])]
    again = [
        f"{day},ZORBLATT {place - 4} WIEN AT K{place},{-16 - place}.00"
        for place, day in sorted(enumerate(days), key=lambda each: (each[1].day, each[1].month))
    ]
    monkeypatch.setattr("finpulse.pipeline.ingest.CHUNK_ROWS", 3)
    monkeypatch.setattr("finpulse.pipeline.overlaps.compared_days.PART_ROWS", 4)
    bring(lines(PLAIN, "\n".join(known)))
    job = bring(lines(PLAIN, "\n".join(again)))
    assert (job["rows"]["inserted"], job["rows"]["duplicates"]) == (8, 8)
    assert [Decimal(row["amount"]) for row in client.transactions()] == [Decimal(-n) for n in range(31, 15, -1)]
