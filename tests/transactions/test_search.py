"""Filters over a long history: an answer looks through a part of it, and the pages hold all that is meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.support.client import Client, new_user

DAYS = [f"2025-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 10)]
COMMON = [f"{day},SHOP {day},{-int(day[-1])}.25,EUR,Groceries" for day in DAYS]
RARE = ["2025-01-05,THIN AIR unique,-950.00,EUR,Travel", "2025-02-09,Fair,-3.00,USD,Gifts & Donations"]


@pytest.fixture(scope="module")
def saver(app: Flask, worker: None) -> Client:
    """A user with three months of rows, a job of a single one, and one that waits uncounted."""
    saver = new_user(app)
    account = saver.account()
    for rows in ([*COMMON, *RARE], ["2025-02-05,Late,-8.50,EUR,Insurance"]):
        job = saver.run_csv("\n".join(["Date,Description,Amount,Currency,Category", *rows]), account)
        assert job["rows"]["inserted"] == len(rows), job
    saver.post("/transactions", {"amount": -7, "date": "2025-01-20", "category": "Travel", "description": "waits"})
    return saver


@pytest.fixture
def long_history() -> Iterator[None]:
    """Any history is a long one: an answer looks through six rows of it, and none are few."""
    sizes = {"STRETCHES": 2, "STRETCH_ROWS": 3, "STRETCH_ROWS_BY_WORDS": 3, "FEW": 0, "FEW_BY_WORDS": 0}
    with pytest.MonkeyPatch.context() as patch:
        for name, size in sizes.items():
            patch.setattr(f"finpulse.transactions.search.{name}", size)
        yield


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 31),
        ({"category": "Travel"}, 2),
        ({"category": "Travel", "from": "2025-01-06"}, 1),
        ({"category": "Nothing"}, 0),
        ({"currency": "USD"}, 1),
        ({"max_amount": "-900"}, 1),
        ({"min_amount": "-5.25", "max_amount": "-5.25"}, 3),
        ({"category": "Groceries", "max_amount": "-9"}, 3),
        ({"from": "2025-02-02", "to": "2025-02-05"}, 5),
        ({"q": "unique"}, 1),
        ({"q": "shop"}, 27),
        ({"q": "-shop"}, 4),
        ({"processed": "false"}, 1),
    ],
)
@pytest.mark.usefixtures("long_history")
def test_the_pages_hold_each_row_that_is_meant_once(saver: Client, query: dict[str, str], count: int) -> None:
    ids = [row["id"] for row in saver.transactions(**query)]
    assert len(ids) == len(set(ids)) == count
    assert [row["id"] for row in saver.transactions(**query, limit=1)] == ids


@pytest.mark.usefixtures("long_history")
def test_a_merchant_is_found_in_whatever_case(saver: Client) -> None:
    [row] = saver.transactions(category="Insurance")
    assert saver.transactions(merchant=row["merchant"].upper()) == [row]
    assert saver.transactions(job_id=row["job_id"]) == [row]


@pytest.mark.usefixtures("long_history")
def test_a_page_that_ends_before_its_limit_says_where_to_go_on(saver: Client) -> None:
    answer = saver.request(
        "GET", "/transactions", query_string={"max_amount": "-1.25", "min_amount": "-1.25", "to": "2025-01-09"}
    )
    assert answer.json == []
    rest = saver.next_page(answer)
    assert rest.json is not None
    assert [row["amount"] for row in rest.json] == ["-1.25"]


@pytest.mark.usefixtures("long_history")
def test_months_whose_sums_hold_nothing_of_it_are_passed_over(saver: Client) -> None:
    answer = saver.request("GET", "/transactions", query_string={"currency": "USD"})
    assert answer.json is not None
    assert [row["amount"] for row in answer.json] == ["-3.00"]
