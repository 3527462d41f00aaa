"""Transactions by hand: one that is added counts at once, and rows that are deleted come back by a click."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import expect

from tests.support.browser import signed_in
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload
from tests.support.looked_at import SCHEMES, looking

ROWS = "Date,Amount,Description\n" + "".join(f"2026-03-0{day},-{day}.00,Shop {day}\n" for day in range(1, 6))


def balance(client: Client, account_id: int) -> Decimal:
    return Decimal(client.get(f"/accounts/{account_id}")["balance"])


def test_what_is_added_counts_at_once_and_can_be_taken_back(app: Flask) -> None:
    browser, client = signed_in(app)
    account = client.account(currency="EUR")
    form = {"direction": "out", "amount": "1 012,50", "date": "2026-03-04", "account_id": str(account)}
    answer = browser.send("/transactions/new", {**form, "merchant": "Tesco", "description": "Bread"})
    assert answer.status_code == 303
    [row] = client.transactions()
    assert (row["amount"], row["currency"], row["category"], row["processed"]) == ("-1012.50", "EUR", "Groceries", True)
    assert balance(client, account) == Decimal("-1012.50")
    shown = browser.open(answer.location).text
    assert 'value="2026-03-04"' in shown
    assert f'name="id" value="{row["id"]}"' in shown

    led = browser.send("/transactions/delete", {"id": str(row["id"])}).location
    assert (client.transactions(), balance(client, account)) == ([], 0)
    ids = re.findall(r'name="id" value="(\d+)"', browser.open(led).text)
    assert browser.send("/transactions/restore", {"id": ids}).location == f"/transactions/{row['id']}"
    assert (client.transactions(), balance(client, account)) == ([row], Decimal("-1012.50"))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("amount", "twelve", "is no amount"),
        ("amount", "0", "Nothing would move"),
        ("amount", "0.001", "has more decimals"),
        ("date", "2026-02-31", "is no day"),
        ("currency", "XQX", "is no ISO 4217 code"),
        ("category", "Nonsense", "is none of your categories"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(app: Flask, field: str, text: str, said: str) -> None:
    browser, client = signed_in(app)
    form = {"direction": "out", "amount": "5", "currency": "EUR", "date": "2026-03-04", field: text}
    answer = browser.send("/transactions/new", form)
    assert answer.status_code == 422
    assert re.search(rf'id="{field}-wrong">.*{said}', answer.text)
    assert client.transactions() == []


def test_several_are_deleted_together_or_not_at_all(app: Flask, run: Run, other: Client) -> None:
    browser, client = signed_in(app)
    upload(client, ROWS, client.account(), IMPORT_STAGES, run)
    upload(other, ROWS, other.account(), IMPORT_STAGES, run)
    mine, strange = client.transactions(), other.transactions()[0]["id"]
    refused = browser.send("/transactions/delete", {"id": [mine[0]["id"], strange]})
    assert (refused.status_code, len(client.transactions()), len(other.transactions())) == (404, 5, 5)
    assert browser.send("/transactions/delete").status_code == 422
    ids = [mine[0]["id"], mine[3]["id"]]
    answer = browser.send("/transactions/delete", {"id": ids}, headers={"HX-Request": "true"})
    undo = json.loads(answer.headers["HX-Trigger"])["toast"]["undo"]
    assert [row["id"] for row in client.transactions()] == [mine[place]["id"] for place in (1, 2, 4)]
    browser.send(undo["action"], undo["values"], headers={"HX-Request": "true"})
    assert client.transactions() == mine


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_toast_brings_rows_back(chromium: Chromium, site: str, client: Client, run: Run, scheme: str) -> None:
    upload(client, ROWS, client.account(), IMPORT_STAGES, run)
    with looking(chromium, site, color_scheme=scheme, viewport={"width": 1440, "height": 900}) as seen:
        seen.sign_in(client.get("/profile")["email"])
        seen.look_in_every_width("/transactions/new")
        seen.look_in_every_width(f"/transactions/deleted?id={client.transactions()[0]['id']}")
        page = seen.page
        page.set_viewport_size({"width": 1440, "height": 900})
        seen.open("/transactions")
        for key in ("j", "x", "j", "x"):
            page.keyboard.press(key)
        page.get_by_role("button", name="Delete them").click()
        expect(page.locator(".tx")).to_have_count(3)
        expect(page.locator("main h1")).to_be_focused()
        seen.look()
        page.locator(".toast button").click()
        expect(page.locator(".tx")).to_have_count(5)
        page.locator(".tx .what a").first.click()
        page.get_by_role("button", name="Delete this row").click()
        expect(page.locator(".tx")).to_have_count(4)
        expect(page.locator("#one")).to_be_hidden()
        assert seen.wrong == []
