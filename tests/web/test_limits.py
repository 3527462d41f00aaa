"""Tries at a password are limited on the pages as they are in the API, and one's own page says when to go on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from flask import Flask

from finpulse.api.http.limits.rate_limits import limiter
from finpulse.app import create_app
from finpulse.config import Settings
from tests.support.browser import Browser
from tests.support.client import Client


@pytest.fixture
def limited(settings: Settings, app: Flask) -> Iterator[Browser]:
    """A browser of an app that counts requests."""
    before = dict(vars(limiter))
    yield Browser(create_app(dataclasses.replace(settings, rate_limits=True)))
    vars(limiter).update(before)


def test_the_eleventh_wrong_password_of_a_minute_is_not_looked_at(limited: Browser, client: Client) -> None:
    email = client.get("/profile")["email"]  # Of an app without limits: both have one database.
    answers = [limited.sign_in(email, f"wrong password {number}") for number in range(12)]
    assert answers[0].status_code == 401
    refused = answers[-1]
    assert (refused.status_code, refused.mimetype) == (429, "text/html")
    assert "Too many at once" in refused.text
    assert int(refused.headers["Retry-After"]) >= 1
