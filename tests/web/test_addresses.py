"""What is served where: pages to browsers and JSON to programs, files that may be kept, and errors as pages."""

from __future__ import annotations

import gzip
import re

import pytest
from flask import Flask

from finpulse.web.policy import POLICY
from tests.support.browser import HTML, Browser, signed_in
from tests.support.client import Client

BUDGET_BYTES = 150 * 1024
FIRST_VIEW_BYTES = 150 * 1024


def test_every_page_has_the_strict_policy_and_is_not_kept(app: Flask) -> None:
    browser, _ = signed_in(app)
    for path in ("/", "/sign-in?next=/", "/nothing/here"):
        answer = browser.open(path)
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["Cache-Control"] == "no-store"
        assert not re.search(r"<script(?! src)|<style|\son\w+=|\sstyle=|javascript:", answer.text), path


def test_a_browser_that_finds_nothing_is_shown_a_page_and_a_program_a_problem(app: Flask, client: Client) -> None:
    browser = Browser(app)
    page = browser.open("/nothing/here")
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "There is nothing here" in page.text
    assert page.headers["X-Request-ID"] in page.text
    for accept in ("application/json", "*/*", "application/json, text/html;q=0.5"):
        answer = client.request("GET", "/nothing/here", headers={"Accept": accept})
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_a_program_is_never_shown_a_page_where_both_have_the_address(app: Flask, client: Client) -> None:
    for path in ("/accounts", "/transactions", "/rules", "/categories", "/transfers"):
        assert client.request("GET", path, headers=HTML).mimetype == "application/json"
        assert client.request("GET", path).mimetype == "application/json"


@pytest.mark.parametrize("kind", ["text/css", "text/javascript"])
def test_files_are_kept_for_good_under_their_digest(app: Flask, kind: str) -> None:
    browser = Browser(app)
    page = browser.open("/sign-in").text
    found = [browser.open(name) for name in re.findall(r'(?:href|src)="(/assets/[^"#]+)"', page)]
    files = [answer for answer in found if answer.mimetype == kind]
    assert files
    assert all("immutable" in answer.headers["Cache-Control"] for answer in files)
    older = browser.open(re.sub(r"/assets/\w+/", "/assets/000000000000/", files[0].request.path))
    assert (older.data, older.headers["Cache-Control"]) == (files[0].data, "no-cache")


def test_scripts_styles_and_the_first_view_are_within_their_budget(app: Flask) -> None:
    browser, _ = signed_in(app)
    page = browser.open("/")
    names = sorted(set(re.findall(r'(?:href|src)="(/assets/[^"#]+)', page.text)))
    sizes = [len(gzip.compress(browser.open(name).data, 4)) for name in names]
    assert len(names) >= 5
    assert sum(sizes) <= BUDGET_BYTES
    assert sum(sizes) + len(gzip.compress(page.data, 4)) <= FIRST_VIEW_BYTES
    assert browser.open("/assets/x/../frame.py").status_code == 404
