"""Money as text, for whoever asks for it: JavaScript reads numbers as binary floats."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.client import Client

AS_TEXT = {"Accept": "application/json; money=string"}
LARGE = "900719925474099.31"


def answer(client: Client, path: str, **headers: str) -> Any:
    return client.request("GET", path, headers=headers)


def test_accounts_tell_their_balances_as_text(client: Client) -> None:
    client.account(opening_balance=LARGE)
    told = answer(client, "/accounts", **AS_TEXT)
    assert (told.json[0]["balance"], told.json[0]["opening_balance"]) == (LARGE, LARGE)
    assert told.headers["Content-Type"] == "application/json; money=string"
    plain = answer(client, "/accounts")
    assert f'"balance":{LARGE}' in plain.text
    assert plain.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", ["/analytics/account-summary", "/analytics/dashboard", "/analytics/user-stats"])
def test_both_forms_of_figures_have_tags_of_their_own(client: Client, path: str) -> None:
    client.account(opening_balance=LARGE)
    plain, text = answer(client, path), answer(client, path, **AS_TEXT)
    assert plain.headers["ETag"] != text.headers["ETag"]
    assert "Accept" in plain.headers["Vary"].split(", ")
    again = answer(client, path, **{**AS_TEXT, "If-None-Match": text.headers["ETag"]})
    assert again.status_code == 304
    assert answer(client, path, **{"If-None-Match": text.headers["ETag"]}).status_code == 200
    assert answer(client, path).data == plain.data


def test_amounts_are_text_and_rates_stay_numbers(client: Client) -> None:
    summary = answer(client, "/analytics/dashboard", **AS_TEXT).json["summary"]
    assert isinstance(summary["total_income"], str)
    assert not isinstance(summary["savings_rate"], str)
    assert isinstance(answer(client, "/analytics/dashboard").json["summary"]["total_income"], int)


@pytest.mark.parametrize("accept", ["application/json; money=number", "text/csv; money=string, */*", "*/*", ""])
def test_whoever_asks_for_something_else_gets_numbers(client: Client, accept: str) -> None:
    client.account(opening_balance="1.50")
    assert '"balance":1.50' in answer(client, "/accounts", Accept=accept).text
