"""Every figure of the first page is the sum of the rows that it leads to, and the calendar says what proves them."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium

from tests.support.browser import Browser
from tests.support.client import Client, new_user
from tests.support.household import MISSING, Household, new_household
from tests.support.looked_at import looking


@pytest.fixture(scope="module")
def household(app: Flask, worker: None) -> Household:
    return new_household(new_user(app))


@pytest.fixture(scope="module")
def browser(app: Flask, household: Household) -> Browser:
    browser = Browser(app)
    browser.sign_in(household.client.get("/profile")["email"])
    return browser


def sum_behind(client: Client, address: str) -> Decimal:
    """The sum of all rows that a list shows, in its currency, which the list tells too."""
    query: dict[str, Any] = {name: values[0] for name, values in parse_qs(urlsplit(unescape(address)).query).items()}
    told = sum((Decimal(each["net"]) for each in client.get("/transactions/totals", **query)["sums"]), Decimal(0))
    # Totals may tell what the list tells, as they tell the figures; the rows are what they have to agree with.
    assert sum((Decimal(row["amount"]) for row in client.transactions(**query)), Decimal(0)) == told
    return told


def test_each_figure_is_the_sum_of_its_rows(browser: Browser, household: Household) -> None:
    page = browser.open("/?month=2026-03").text
    figures = re.findall(r'<a href="(/transactions[^"]+)"><span>(.*?)</span><strong><data[^>]*value="([^"]+)"', page)
    assert {name: Decimal(value) for _, name, value in figures} == {
        "Income": Decimal("2500.00"),
        "Spending": Decimal("1150.75"),
        "Left over": Decimal("1349.25"),
    }
    for address, name, value in figures:
        sign = -1 if name == "Spending" else 1
        assert sign * sum_behind(household.client, address) == Decimal(value), name
    lines = re.findall(
        r'<a class="grow" href="(/transactions[^"]+)">.*?<span class="money">([\d,.]+)</span>', page, re.S
    )
    assert len(lines) >= 4
    for address, shown in lines:
        assert -sum_behind(household.client, address) == Decimal(shown.replace(",", "")), address


def test_a_month_that_nothing_is_known_of_is_no_zero(browser: Browser) -> None:
    page = browser.open("/?month=2026-04").text
    assert "No statement of April 2026 in EUR" in page
    assert "Go to July 2026" not in page
    assert "Go to March 2026" in page
    assert not re.search(r"<strong><data", page)
    later = browser.open("/?month=2026-05").text
    assert later.count("nothing to compare with") == 4


def test_the_page_says_what_of_the_month_is_proven(browser: Browser, household: Household) -> None:
    assert "March 2026 is proven." in browser.open("/?month=2026-03").text
    page = browser.open("/?month=2026-05").text
    assert "May 2026 is proven on 1 of 2 accounts." in page
    assert "Wallet states no balance to check by." in page
    page = browser.open("/?month=2026-06").text
    assert "Nothing of June 2026 is proven yet." in page
    assert "Card is off by 45 EUR." in page


def test_the_calendar_has_a_cell_for_each_account_and_month(browser: Browser, household: Household) -> None:
    page = browser.open("/accounts?until=2026-07").text
    said = [unescape(label) for label in re.findall(r'class="cell[^>]*aria-label="([^"]+)"', page)]
    assert len(said) == 24
    card = [label.partition(": ")[2] for label in said[:12]]
    assert card[:5] == ["not yet"] * 5
    assert card[5:8] == ["proven"] * 3
    assert card[4 + MISSING].startswith("no statement, balance moved by +")
    assert card[9:] == ["proven", "off by 45", "proven"]
    assert [label.partition(": ")[2] for label in said[12:]].count("no balance to check") == 1
    assert "Wallet: 1 month states none" in page


def test_the_chosen_month_is_an_addition(browser: Browser, household: Household) -> None:
    def addition(month: str) -> list[str]:
        page = browser.open(f"/accounts?account_id={household.card}&month={month}").text
        return re.findall(r"<dt>([^<]*)</dt>", page)

    assert addition("2026-03") == [
        "Balance before 1 Mar",
        "Came in, 2 rows",
        "Went out, 4 rows",
        "So there should be",
        "The bank states on 27 Mar",
    ]
    assert addition("2026-06")[-2:] == ["The next statement begins with", "Difference"]
    shown = browser.open(f"/accounts?account_id={household.card}&month=2026-06").text
    assert re.findall(r'class="off"><dt>Difference</dt><dd><data[^>]*value="([^"]+)"', shown) == ["45.00"]


def test_an_answer_has_its_receipt_its_rows_and_says_what_it_stands_on(browser: Browser, household: Household) -> None:
    page = browser.open("/ask", query_string={"question": "How much did I spend in March 2026?"}).text
    [figure] = re.findall(r'<p class="answer"><data[^>]*value="([^"]+)"', page)
    [link] = re.findall(r'<a class="btn" href="(/transactions[^"]+)"', page)
    assert Decimal(figure) == Decimal("1150.75") == -sum_behind(household.client, link)
    assert "1 March 2026 – 31 March 2026" in page
    assert "isn’t all proven" not in page
    assert "isn’t all proven" in browser.open("/ask", query_string={"question": "spending in June 2026"}).text
    refused = browser.open(
        "/ask", query_string={"question": "delete all my transactions"}, headers={"HX-Request": "true"}
    )
    assert "<html" not in refused.text
    assert "What can be asked:" in refused.text


def test_what_is_no_parameter_and_what_is_anothers_are_told(browser: Browser, other: Client) -> None:
    assert browser.open("/?moth=2026-03").status_code == 422
    assert browser.open("/?month=2026-13").status_code == 422
    assert browser.open("/accounts?month=2026-01&month=2026-02").status_code == 422
    theirs = other.account()
    assert browser.open(f"/?account_id={theirs}").status_code == 404
    assert browser.open(f"/accounts?account_id={theirs}").status_code == 404


def test_both_pages_are_clean_and_a_cell_shows_its_month_in_place(
    chromium: Chromium, site: str, household: Household
) -> None:
    with looking(chromium, site) as seen:
        seen.sign_in(household.client.get("/profile")["email"])
        seen.look_in_every_width("/?month=2026-05")
        seen.open("/ask?question=Spending+in+May+2026")
        seen.look()
        seen.look_in_every_width("/accounts?until=2026-07")
        seen.page.click(".cell[aria-label='Card, March 2026: proven']")
        seen.page.wait_for_selector("#h-month:has-text('March 2026')")
        assert seen.page.evaluate("document.activeElement.id") == "h-month"
        assert "month=2026-03" in seen.page.url
        assert seen.wrong == []
    with looking(chromium, site, color_scheme="dark", java_script_enabled=False) as seen:
        seen.page.goto(f"{site}/sign-in")
        seen.page.fill("#email", household.client.get("/profile")["email"])
        seen.page.fill("#password", "correct horse battery")
        seen.page.click("main form .btn.main")
        assert seen.page.locator("h1").inner_text() == "July 2026"


@pytest.mark.parametrize("path", ["/", "/accounts?until=2026-07", "/transactions", "/imports"])
def test_nothing_moves_on_a_slow_machine(chromium: Chromium, site: str, household: Household, path: str) -> None:
    with looking(chromium, site) as seen:
        seen.sign_in(household.client.get("/profile")["email"])
        seen.open_slowly_in_every_width(path)
        assert seen.wrong == []
