"""Fetches and webhooks on their pages: made, paused, given another secret, delivered again, and deleted."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium
from sqlalchemy.orm import Session

from finpulse.deliveries.outbox import announce
from tests.support.browser import signed_in
from tests.support.client import Client
from tests.support.looked_at import SCHEMES, looking

FETCH = {"type": "generic", "url": "https://1.1.1.1/rows?token=zq7", "every": "P1D", "time_zone": "Asia/Tashkent"}
ENDPOINT = {"url": "https://1.1.1.1/told", "events": ["job.completed", "account.gap"]}


def action(page: str, pattern: str) -> str:
    """The address of the page's form that fits."""
    found = re.search(rf'action="({pattern})"', page)
    assert found, pattern
    return found[1]


def test_a_fetch_is_made_paused_and_deleted_and_its_secrets_are_not_shown(app: Flask, other: Client) -> None:
    browser, client = signed_in(app)
    account = client.account(name="Girokonto")
    page = browser.send(
        "/settings/fetches", {**FETCH, "account_id": str(account), "headers": "Authorization: Bearer zq8"}
    )
    assert page.status_code == 303
    [fetch] = client.get(f"/accounts/{account}/fetches")
    assert (fetch["every"], fetch["api_config"]["headers"]) == ("P1D", ["Authorization"])
    shown = browser.open("/settings/fetches").text
    assert "https://1.1.1.1/rows" in shown
    assert not re.search("zq[78]", shown)
    act = action(shown, r"/settings/fetches/\d+/\d+")
    browser.send(act, {"paused": "yes"})
    assert client.get(f"/accounts/{account}/fetches")[0]["status"] == "paused"
    browser.send(act, {"paused": "no"})
    browser.send(act, {"every": "PT6H", "time_zone": "UTC"})
    changed = client.get(f"/accounts/{account}/fetches")[0]
    assert (changed["status"], changed["every"], changed["time_zone"]) == ("active", "PT6H", "UTC")
    stranger, _ = signed_in(app)
    assert stranger.send(act, {"paused": "yes"}).status_code == 404
    assert stranger.send(f"{act}/delete").status_code == 404
    browser.send(f"{act}/delete")
    assert client.get(f"/accounts/{account}/fetches") == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("url", "http://1.1.1.1/plain"),
        ("url", "https://127.0.0.1/inside"),
        ("headers", "no mark"),
        ("body", "{"),
        ("time_zone", "Moon/Base"),
        ("source", "<odd>"),
    ],
)
def test_what_cannot_be_fetched_is_said_beside_its_field(app: Flask, field: str, text: str) -> None:
    browser, client = signed_in(app)
    account = client.account()
    answer = browser.send("/settings/fetches", {**FETCH, "account_id": str(account), field: text})
    assert (answer.status_code, f'id="{field}-wrong"' in answer.text) == (422, True)
    assert client.get(f"/accounts/{account}/fetches") == []


def test_a_webhook_shows_its_secret_once(app: Flask) -> None:
    browser, client = signed_in(app)
    account = client.account()
    made = browser.send("/settings/webhooks/in", {"account_id": str(account)}).text
    [hook] = client.get(f"/accounts/{account}/webhooks")
    secrets = re.findall(r"whsec_[\w+/=]+", made)
    assert (len(secrets), hook["url"] in made) == (1, True)
    page = browser.open("/settings/webhooks").text
    assert "whsec_" not in page
    act = action(page, r"/settings/webhooks/in/[^\"]+/rotate")
    rotated = browser.send(act).text
    assert re.findall(r"whsec_[\w+/=]+", rotated) not in ([], secrets)
    assert "the secret before is good until" in rotated
    stranger, _ = signed_in(app)
    assert stranger.send(act).status_code == 404
    browser.send(act.replace("rotate", "delete"))
    assert client.get(f"/accounts/{account}/webhooks") == []


def test_an_endpoint_is_told_paused_and_told_again(app: Flask, session: Session) -> None:
    browser, client = signed_in(app)
    for wrong in ({"url": "http://1.1.1.1/x"}, {"events": []}):
        assert browser.send("/settings/webhooks/out", {**ENDPOINT, **wrong}).status_code == 422
    assert "whsec_" in browser.send("/settings/webhooks/out", ENDPOINT).text
    [endpoint] = client.get("/webhook-endpoints")
    assert endpoint["events"] == ENDPOINT["events"]
    announce(session, client.user_id, "job.completed", {"job_id": 1})
    session.commit()
    address = f"/settings/webhooks/out/{endpoint['id']}"
    page = browser.open(address).text
    browser.send(action(page, rf"{address}/deliveries/\d+/replay"))
    browser.send(address, {"active": "no"})
    paused = browser.open(address).text
    assert ("It is told nothing." in paused, "/replay" in paused) == (True, False)
    browser.send(address, {"active": "yes"})
    assert browser.send(address, {"url": "https://127.0.0.1/", "events": ["job.failed"]}).status_code == 422
    browser.send(address, {"url": "https://1.0.0.1/", "events": ["job.failed"]})
    told = client.get(f"/webhook-endpoints/{endpoint['id']}")
    assert (told["url"], told["events"], told["is_active"]) == ("https://1.0.0.1/", ["job.failed"], True)
    assert "whsec_" in browser.send(f"{address}/rotate").text
    stranger, _ = signed_in(app)
    for path in ("", "/rotate", "/delete"):
        assert stranger.send(f"{address}{path}", ENDPOINT).status_code == 404
    browser.send(f"{address}/delete")
    assert client.get("/webhook-endpoints") == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_pages_are_clean(chromium: Chromium, site: str, app: Flask, session: Session, scheme: str) -> None:
    browser, client = signed_in(app)
    account = client.account(name="Girokonto")
    browser.send("/settings/fetches", {**FETCH, "account_id": str(account)})
    browser.send("/settings/webhooks/in", {"account_id": str(account)})
    browser.send("/settings/webhooks/out", ENDPOINT)
    announce(session, client.user_id, "job.completed", {"job_id": 1})
    session.commit()
    [endpoint] = client.get("/webhook-endpoints")
    match = [{"field": "amount", "op": "between", "value": ["-12.5", None]}]
    rule = client.request("POST", "/rules", json={"match": match, "set": {"category": "Travel"}}).json
    assert rule is not None
    with looking(chromium, site, color_scheme=scheme) as seen:
        seen.sign_in(client.get("/profile")["email"])
        for path in ("/settings/fetches", "/settings/webhooks", f"/settings/webhooks/out/{endpoint['id']}",
                     f"/rules/{rule['id']}"):  # fmt: skip
            seen.look_in_every_width(path)
        seen.page.get_by_role("button", name="Another condition").click()
        assert seen.page.locator(".condition").count() == 3
        seen.open("/settings")
        seen.page.get_by_role("button", name="Set it up").click()
        seen.page.locator(".qr svg").wait_for()
        seen.look()
        assert seen.wrong == []
