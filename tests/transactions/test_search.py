"""Filters over a long history: an answer looks through a part of it, and the pages hold all that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from finpulse.transactions import search
from tests.support.client import Client, new_user, next_link
from tests.support.problems import fields_of, problem_of

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
    """Any history is a long one: it is looked through in stretches of three rows, and none are few."""
    sizes = {"STRETCH_ROWS": 3, "STRETCH_ROWS_BY_WORDS": 3, "FEW": 0, "FEW_BY_WORDS": 0}
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
@pytest.mark.parametrize("query", [{}, {"category": "Travel"}, {"q": "shop"}, {"from": "2025-02-01"}])
@pytest.mark.parametrize("sort", ["date", "amount", "created_at"])
def test_a_sort_holds_over_all_pages_and_a_minus_reverses_it(saver: Client, sort: str, query: dict[str, str]) -> None:
    rows = saver.transactions(**query, sort=sort)
    key = {"date": lambda row: (row["date"], row["id"]), "amount": by_amount, "created_at": lambda row: row["id"]}[sort]
    assert rows == sorted(saver.transactions(**query), key=key, reverse=True)
    assert saver.transactions(**query, sort=sort, limit=4) == rows
    assert saver.transactions(**query, sort=f"-{sort}", limit=4) == rows[::-1]


def by_amount(row: Any) -> tuple[Decimal, int]:
    return Decimal(row["amount"]), row["id"]


@pytest.mark.usefixtures("long_history")
@pytest.mark.parametrize("query", [{"max_amount": "-1.25", "min_amount": "-1.25"}, {"q": "-shop"}])
def test_a_page_is_full_however_far_its_rows_lie_apart(saver: Client, query: dict[str, str]) -> None:
    answer = saver.request("GET", "/transactions", query_string={**query, "limit": 3})
    assert answer.json is not None
    assert len(answer.json) == 3


@pytest.mark.usefixtures("long_history")
def test_a_search_that_takes_too_long_says_so(saver: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finpulse.transactions.search.SEARCH_SECONDS", -1.0)
    problem = problem_of(saver.request("GET", "/transactions?q=-shop&limit=4"), 422)
    assert problem["code"] == "search_too_long"
    assert "narrow it by from and to" in problem["detail"]


@pytest.mark.parametrize("other", ["sort=amount", "category=Travel", "from=2025-01-01"])
def test_a_cursor_goes_on_in_its_own_list_alone(saver: Client, other: str) -> None:
    link = next_link(saver.request("GET", "/transactions?limit=2"))
    assert fields_of(saver.request("GET", f"{link}&{other}")) == {"cursor"}


@pytest.mark.usefixtures("long_history")
def test_months_whose_sums_hold_nothing_of_it_are_passed_over(saver: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of March is looked at, which would take several stretches."""
    monkeypatch.setattr("finpulse.transactions.search.SEARCH_SECONDS", 3600.0)
    stretches: list[object] = []
    in_stretch = search._Search.in_stretch
    monkeypatch.setattr(
        search._Search, "in_stretch", lambda self, *place: stretches.append(place) or in_stretch(self, *place)
    )
    assert [row["amount"] for row in saver.get("/transactions", currency="USD")] == ["-3.00"]
    assert len(stretches) < 8


def test_totals_are_those_of_the_rows_that_the_filter_lists(saver: Client) -> None:
    query = {"max_amount": "-3", "to": "2025-02-09", "q": "-waits"}
    rows = saver.transactions(**query)
    told = saver.get("/transactions/totals", **query)
    assert told["count"] == len(rows)
    for sums in told["sums"]:
        amounts = [Decimal(row["amount"]) for row in rows if row["currency"] == sums["currency"]]
        total = f"{-sum(amounts):.2f}"
        assert sums == {
            "currency": sums["currency"],
            "count": len(amounts),
            "money_in": "0.00",
            "money_out": total,
            "net": f"-{total}",
        }
    assert [sums["currency"] for sums in told["sums"]] == ["EUR", "USD"]
    assert saver.get("/transactions/totals", category="Nothing") == {"count": 0, "sums": []}
