"""The page of transactions over HTTP: its address is its filter, its sums are those of its rows, and edits teach."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.support.browser import Browser, signed_in
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

MARCH = "".join(
    [
        "Date,Amount,Description\n2026-03-01,1500.00,Salary ACME\n",
        *(f"2026-03-{day:02},-{day}.25,Zorblatt Emporium\n" for day in range(2, 6)),
        "2026-03-09,-41.75,Tesco Stores 2041\n31.02.2026,-1.00,Nowhere\n",
    ]
)


@pytest.fixture
def mine(app: Flask, run: Run) -> tuple[Browser, Client]:
    """Somebody with a month of rows."""
    browser, client = signed_in(app)
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    return browser, client


def test_a_link_of_a_figure_lists_the_rows_whose_sum_it_is(mine: tuple[Browser, Client]) -> None:
    browser, client = mine
    [spent] = [
        one["amount"]
        for one in client.get("/analytics/dashboard", **{"from": "2026-03-01", "to": "2026-03-31"})[
            "spending_by_category"
        ]
        if one["category"] == "Groceries"
    ]
    page = browser.open(
        "/transactions?category=Groceries&kind=spending&from=2026-03-01&to=2026-03-31&currency=EUR"
    ).text
    assert f'<data value="-{spent}"' in page
    assert page.count('class="tx"') == 1
    assert "March 2026" in page
    assert 'href="/transactions?kind=spending&amp;from=2026-03-01&amp;to=2026-03-31&amp;currency=EUR"' in page
    assert browser.open("/transactions?from=2026-04-01&to=2026-03-01").status_code == 422
    assert "Nothing fits" in browser.open("/transactions?q=unheard").text
    assert browser.open("/transactions/sums?kind=spending").status_code == 200
    assert 'href="/transactions.csv?category=Groceries"' in browser.open("/transactions?category=Groceries").text
    rows = browser.open("/transactions.csv?category=Groceries").text.splitlines()
    assert len(rows) == 1 + len(client.transactions(category="Groceries"))
    assert Browser(browser.http.application).open("/transactions.csv").status_code == 303


def test_a_category_is_learned_and_holds_for_earlier_rows_once_asked(mine: tuple[Browser, Client]) -> None:
    browser, client = mine
    last = client.transactions(q="zorblatt")[0]
    answer = browser.send(f"/transactions/{last['id']}/edit", {"category": "Travel"})
    assert answer.headers["Location"] == f"/transactions/{last['id']}?earlier=3"
    assert "Apply to 3" in browser.open(answer.headers["Location"]).text
    assert {row["category"] for row in client.transactions(q="zorblatt")} != {"Travel"}
    browser.send(f"/transactions/{last['id']}/history")
    assert {row["category"] for row in client.transactions(q="zorblatt")} == {"Travel"}

    browser.send(f"/transactions/{last['id']}/edit", {"note": "For the boat", "tags": "boat, Trip"})
    parts = {"part_category": ["Groceries", "Gifts & Donations"], "part_amount": ["2,00", ""]}
    browser.send(f"/transactions/{last['id']}/split", parts)
    told = client.get(f"/transactions/{last['id']}")
    assert (told["note"], told["tags"]) == ("For the boat", ["boat", "Trip"])
    assert [(part["category"], part["amount"]) for part in told["splits"]] == [
        ("Groceries", "-2.00"),
        ("Gifts & Donations", "-3.25"),
    ]
    ids = [str(row["id"]) for row in client.transactions(q="zorblatt")[1:3]]
    browser.send("/transactions/selected", {"id": ids, "category": "Education", "tags": "school"})
    assert {row["category"] for row in client.transactions(tag="school")} == {"Education"}


def test_a_row_shows_its_line_and_nobody_elses_is_there(mine: tuple[Browser, Client], app: Flask) -> None:
    browser, client = mine
    row = client.transactions(q="tesco")[0]
    page = browser.open(f"/transactions/{row['id']}").text
    assert "statement.csv, line 7" in page
    assert "2026-03-09 ; -41.75 ; Tesco Stores 2041" in page
    stranger, _ = signed_in(app)
    for path in (f"/transactions/{row['id']}", f"/transactions/{row['id']}/row", f"/imports/{row['job_id']}"):
        assert stranger.open(path).status_code == 404, path
    for path in ("edit", "split", "history"):
        assert stranger.send(f"/transactions/{row['id']}/{path}", {"category": "Travel"}).status_code == 404
    assert browser.http.post(f"/transactions/{row['id']}/edit", data={"category": "Travel"}).status_code == 403
    assert re.search(r'<form[^>]*action="/transactions/\d+/edit"', page)
