"""Rules, categories, transfers, what recurs and operations over HTTP: each does what it says, for its owner alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from flask import Flask
from sqlalchemy import delete, func, update
from sqlalchemy.orm import Session

from finpulse.models import Job, Reaggregation, User
from finpulse.periods import months_before
from tests.support.browser import signed_in
from tests.support.form_fields import FormFields
from tests.support.jobs import IMPORT_STAGES, Run, upload

MARCH = (
    "Date,Amount,Description\n2026-03-01,1500.00,Salary ACME\n2026-03-02,-3.20,Zorblatt Emporium\n"
    "2026-03-05,-4.20,Zorblatt Emporium\n2026-03-03,-500.00,Transfer to savings\n"
)
SAVINGS = "Date,Amount,Description\n2026-03-04,500.00,Incoming transfer\n2026-03-05,-20.00,Café Central\n"
CONDITIONS = {"what": ["description:contains", "amount:between"], "value": ["zorblatt", "-4"], "to": ["", ""]}
RULE = {**CONDITIONS, "category": "Travel", "enabled": "1"}


def test_a_rule_says_what_it_would_change_before_it_is_kept(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    upload(client, MARCH, client.account(), IMPORT_STAGES, run)
    browser.open("/rules")
    assert "1 row changes." in browser.send("/rules/try", RULE).text
    assert "Say what is to hold" in browser.send("/rules/try", CONDITIONS).text
    assert browser.send("/rules/save", CONDITIONS).status_code == 422
    assert browser.send("/rules/save", {**RULE, "apply": "1"}).status_code == 303
    assert run(client.user_id, client.get("/etl/jobs")[0]["id"], "recategorise")
    assert [row["amount"] for row in client.transactions(category="Travel")] == ["-3.20"]
    [rule] = client.get("/rules")
    page = browser.open(f"/rules/{rule['id']}").text
    assert "text contains “zorblatt”, amount −4 – …" in page
    browser.send("/rules/save", {**RULE, "category": "Education", "rule": str(rule["id"])})
    browser.send(f"/rules/{rule['id']}/first")
    assert [(one["set"]["category"], one["priority"]) for one in client.get("/rules")] == [("Education", 1)]
    stranger, _ = signed_in(app)
    assert stranger.open(f"/rules/{rule['id']}").status_code == 404
    assert stranger.send(f"/rules/{rule['id']}/delete").status_code == 404
    client.request("PATCH", "/profile", json={"locale": "ru_RU"})
    page = browser.open("/rules", headers={"Accept-Language": "en"}).text
    assert "Новое правило" in page
    assert "New rule" not in page
    browser.send(f"/rules/{rule['id']}/delete", {"undo": "1"})
    assert client.get("/rules") == client.transactions(category="Travel") == []


def test_whatever_a_rule_says_is_in_its_form_and_stays_as_it_is(app: Flask) -> None:
    browser, client = signed_in(app)
    account = client.account(name="Kasse")
    match = [
        {"field": "description", "op": "regex", "value": "zorb|tesco"},
        {"field": "merchant", "op": "starts_with", "value": "Caf"},
        {"field": "amount", "op": "between", "value": ["-12.5", None]},
        {"field": "day", "op": "between", "value": [1, 5]},
        {"field": "date", "op": "equals", "value": "2026-03-05"},
        {"field": "currency", "op": "equals", "value": "EUR"},
        {"field": "account_id", "op": "equals", "value": account},
    ]
    made = {"match": match, "set": {"category": "Travel", "merchant": "Z"}, "name": "Old", "override": True}
    rule = client.request("POST", "/rules", json=made).json
    assert rule is not None
    page = browser.open(f"/rules/{rule['id']}").text
    assert "account is “Kasse”" in page
    browser.send("/rules/save", {**FormFields(page, "/rules/save").fields, "name": "New"})
    told = client.get(f"/rules/{rule['id']}")
    assert (told["match"], told["set"], told["name"], told["override"]) == (match, made["set"], "New", True)

    wrong = {"what": ["description:regex"], "value": ["(("], "to": [""], "category": "Travel"}
    refused = browser.send("/rules/save", wrong)
    assert (refused.status_code, 'value="(("' in refused.text, 'role="alert"' in refused.text) == (422, True, True)
    for line, said in [(("amount:equals", "many", ""), "is no amount"), (("day:equals", "first", ""), "whole number"),
                       (("merchant:equals", "x", "9"), "end of a range")]:  # fmt: skip
        typed = dict(zip(("what", "value", "to"), line, strict=True))
        assert said in browser.send("/rules/try", {**typed, "category": "Travel"}).text


def test_transfers_are_decided_and_categories_added(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    for name, content in (("Everyday", MARCH), ("Savings", SAVINGS)):
        upload(client, content, client.account(name=name), IMPORT_STAGES, run)
    [transfer] = [*client.get("/transfers"), *client.get("/transfers", state="proposed")]
    page = browser.open("/transfers").text
    assert f'id="transfer-{transfer["id"]}"' in page
    browser.send(f"/transfers/{transfer['id']}/decide", {"is": "yes"})
    assert [one["id"] for one in client.get("/transfers")] == [transfer["id"]]
    stranger, _ = signed_in(app)
    assert stranger.send(f"/transfers/{transfer['id']}/decide", {"is": "no"}).status_code == 404
    browser.send(f"/transfers/{transfer['id']}/decide", {"is": "no"})
    assert client.get("/transfers") == []

    browser.open("/categories")
    assert browser.send("/categories/add", {"name": "Boat", "kind": "spending"}).status_code == 303
    assert browser.send("/categories/add", {"name": "boat", "kind": "spending"}).status_code == 409
    [boat] = [one for one in client.get("/categories") if one["name"] == "Boat"]
    assert f"/categories/{boat['id']}/delete" in browser.open("/categories").text
    assert browser.send(f"/categories/{boat['id']}/delete").status_code == 303
    assert "Subscriptions, bills and pay" in browser.open("/recurring").text


def test_what_recurs_is_found_anew_once_a_figure_changes(app: Flask, run: Run) -> None:
    browser, client = signed_in(app)
    for merchant, others in (("Netflix", "Spotify"), ("Spotify", "")):
        days = [months_before(datetime.now(UTC).date(), back) for back in range(1, 7)]
        rows = [f"{day},-9.99,{merchant}.com" for day in days]
        upload(client, "\n".join(["Date,Amount,Description", *rows]), client.account(name=merchant), IMPORT_STAGES, run)
        for _again in range(2):
            page = browser.open("/recurring").text
            assert merchant in page
            assert not others or others not in page


def test_operations_are_for_admins_and_name_nobody(app: Flask, session: Session) -> None:
    browser, client = signed_in(app)
    assert browser.open("/operations").status_code == 404
    assert browser.send("/operations/jobs/1/retry").status_code == 404
    email = client.get("/profile")["email"]
    stranger, other = signed_in(app)
    waiting = upload(other, MARCH, other.account())
    failed = upload(other, SAVINGS, other.account(name="Savings"))
    quiet = {"updated_at": func.now() - timedelta(minutes=5)}
    ended = {"status": "failed", "error": {"title": "It broke", "detail": "secret"}, "finished_at": func.now()}
    session.execute(update(Job).where(Job.id == waiting).values(quiet))
    session.execute(update(Job).where(Job.id == failed).values(ended))
    session.add(Reaggregation(night=date(2026, 3, 1), report={"rows": 4321, "drifts": 7}, finished_at=func.now()))
    session.execute(update(User).where(User.id == client.user_id).values(role="admin"))
    session.commit()
    page = browser.open("/operations").text
    for told in ("Oldest waiting", "Failures", "database", "broker", "Nobody has taken it", "4,321", "It broke"):
        assert told in page, told
    assert 'hx-trigger="every 5s"' in page
    assert "secret" not in page
    assert 'hx-trigger="every 5s"' not in browser.open("/operations?live=off").text
    assert page.count(email) == browser.open("/").text.count(email)
    part = browser.open("/operations", headers={"HX-Request": "true"}).text
    assert "Failures" in part
    assert "<html" not in part
    assert stranger.send(f"/operations/jobs/{failed}/retry").status_code == 404
    assert browser.send(f"/operations/jobs/{failed}/retry").status_code == 303
    assert other.get(f"/etl/jobs/{failed}")["status"] == "queued"
    assert browser.send(f"/operations/jobs/{failed}/retry").status_code == 409
    session.execute(delete(Reaggregation))
    session.commit()
