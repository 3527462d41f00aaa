"""What goes wrong is a page that says what it means and how to go on, in the language of whoever looks at it."""

from __future__ import annotations

import dataclasses
import io

import pytest
from flask import Flask

from finpulse.api.auth.session_cookie import COOKIE
from finpulse.app import create_app
from finpulse.config import Settings
from tests.support.browser import HTML, Browser, signed_in
from tests.support.csv_statements import statement
from tests.support.databases import at_database
from tests.support.jobs import IMPORT_STAGES, Run, upload

ROWS = statement("2026-03-02,-3.20,Coffee")


def test_what_is_nowhere_keeps_its_frame_for_whoever_is_signed_in(app: Flask) -> None:
    browser, _ = signed_in(app)
    for path in ("/transactions/999999999", "/nowhere"):
        answer = browser.open(path)
        assert answer.status_code == 404
        assert "There is nothing here" in answer.text
        assert 'aria-label="Main"' in answer.text, path
    stranger = Browser(app).open("/nowhere").text
    assert "There is nothing here" in stranger
    assert 'aria-label="Main"' not in stranger


@pytest.mark.parametrize(
    ("locale", "title", "sentence"),
    [
        ("en_GB", "It is not as it was when you looked", "is completed and can&#39;t be cancelled any more."),
        ("ru_RU", "Здесь уже не так, как вы видели", "отменить её уже нельзя."),
        ("uz_UZ", "Bu yer siz koʻrgandek emas", "uni endi toʻxtatib boʻlmaydi."),
    ],
)
def test_a_conflict_is_told_in_the_language_of_the_page(
    app: Flask, run: Run, locale: str, title: str, sentence: str
) -> None:
    browser, client = signed_in(app)
    client.request("PATCH", "/profile", json={"locale": locale})
    job_id = upload(client, ROWS, client.account(), IMPORT_STAGES, run)
    browser.open("/imports")
    refused = browser.send(f"/imports/{job_id}/cancel")
    assert refused.status_code == 409
    assert title in refused.text
    assert sentence in refused.text
    part = browser.send(f"/imports/{job_id}/cancel", headers={"HX-Request": "true"})
    assert "data-problem" in part.text
    assert "<html" not in part.text
    assert browser.send("/sign-out", {"csrf_token": "another"}).status_code == 403


def test_a_field_that_does_not_fit_is_told_by_its_sentence_alone(app: Flask) -> None:
    browser, client = signed_in(app)
    client.request("PATCH", "/profile", json={"locale": "ru_RU"})
    page = browser.open("/transactions?from=2026-04-01&to=2026-03-01")
    assert page.status_code == 422
    assert "The input does not fit" not in page.text
    assert "раньше, чем 2026-04-01, где начинается промежуток." in page.text


def test_a_full_storage_is_told_from_a_file_that_is_too_large(settings: Settings, app: Flask) -> None:
    browser = _at(create_app(dataclasses.replace(settings, user_storage=len(ROWS) // 2)), signed_in(app)[0])
    browser.open("/imports")
    body = {"csrf_token": browser.token, "file": (io.BytesIO(ROWS.encode()), "march.csv")}
    refused = browser.http.post("/imports", data=body, headers=HTML, content_type="multipart/form-data")
    assert refused.status_code == 413
    assert "Your storage is full" in refused.text
    assert "Undo imports that you don&#39;t need" in refused.text


def test_a_database_that_is_away_leaves_a_page_with_a_way_to_ask_again(settings: Settings, app: Flask) -> None:
    away = create_app(at_database(settings, "postgresql+psycopg://u:p@127.0.0.1:1/x"))
    page = _at(away, signed_in(app)[0]).open("/transactions?kind=spending")
    assert page.status_code == 503
    assert "Not just now" in page.text
    assert 'href="/transactions?kind=spending"' in page.text


def test_a_session_that_ended_leads_back_to_the_page_that_was_looked_at(app: Flask) -> None:
    browser, _ = signed_in(app)
    other = _at(app, browser)
    browser.send("/sign-out")
    sent_from = {"HX-Request": "true", "HX-Current-URL": "http://localhost/transactions?kind=spending"}
    part = other.open("/transactions?q=tea", headers=sent_from)
    assert part.headers["HX-Redirect"] == "/sign-in?next=/transactions%3Fkind%3Dspending&ended=1"
    assert "You were signed out." in other.open(part.headers["HX-Redirect"]).text
    elsewhere = {"HX-Request": "true", "HX-Current-URL": "http://elsewhere.example/transactions"}
    assert other.open("/transactions", headers=elsewhere).headers["HX-Redirect"] == "/sign-in?next=/&ended=1"


def _at(app: Flask, browser: Browser) -> Browser:
    """A browser at this app that is signed in as that one is."""
    other = Browser(app)
    other.http.set_cookie(COOKIE, browser.cookie(COOKIE) or "")
    return other
