"""Refusals: one form, a sentence that helps, and nothing of our insides."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.extensions import current_session
from finpulse.server.gateway import SMALL_BODY
from tests.support.client import Client, new_user
from tests.support.databases import at_database
from tests.support.problems import fields_of, problem_of


@pytest.fixture
def broken(settings: Settings, app: Flask) -> Client:
    """A client of an app with two views that go wrong."""
    faulty = create_app(settings)

    @faulty.get("/bug")
    def bug() -> None:
        raise KeyError("a {secret}")

    @faulty.get("/bad-sql")
    def bad_sql() -> None:
        current_session().execute(text("SELECT secret FROM nowhere"))

    return new_user(faulty)


def test_an_unknown_address_is_404(nobody: Client) -> None:
    assert problem_of(nobody.request("GET", "/nowhere"), 404)["code"] == "not_found"


def test_a_wrong_method_is_405_and_says_which_are_right(client: Client) -> None:
    answer = client.request("DELETE", "/accounts")
    problem_of(answer, 405)
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize(
    "body", [b'{"name":', b"[" * 100_000, b"\xff\xfe", b"NaN", b'"text"', b"[]", b"1" * 5000, b'{"\\ud800": 1}']
)
def test_what_is_no_json_object_is_422(client: Client, body: bytes) -> None:
    fields_of(client.request("POST", "/accounts", data=body, content_type="application/json"))


def test_another_content_type_is_415(client: Client) -> None:
    problem_of(client.request("POST", "/accounts", data=b"name=x", content_type="text/plain"), 415)


def test_a_body_that_is_too_large_is_413(client: Client) -> None:
    body = b'{"name": "' + b"x" * SMALL_BODY + b'"}'
    problem_of(client.request("POST", "/accounts", data=body, content_type="application/json"), 413)


def test_a_bug_is_500_and_tells_nothing(broken: Client) -> None:
    for path in ("/bug", "/bad-sql"):
        answer = broken.request("GET", path)
        problem_of(answer, 500)
        for inside in ("secret", "nowhere", "SELECT", "KeyError", "UndefinedTable", "Traceback", "psycopg"):
            assert inside not in answer.text


def test_a_request_keeps_the_id_that_it_came_with(nobody: Client) -> None:
    answer = nobody.request("GET", "/nowhere", headers={"X-Request-ID": "from-the-proxy.1"})
    assert problem_of(answer, 404)["request_id"] == "from-the-proxy.1"
    for odd in ("x" * 65, 'a"b', "a b"):
        assert nobody.request("GET", "/nowhere", headers={"X-Request-ID": odd}).headers["X-Request-ID"] != odd


def test_without_its_database_the_service_is_503(settings: Settings, client: Client) -> None:
    away = create_app(at_database(settings, "postgresql+psycopg://u:p@127.0.0.1:1/x"))
    answer = Client(away, client.token).request("GET", "/accounts")
    problem_of(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0
    assert "127.0.0.1" not in answer.text


def test_answers_are_not_to_be_sniffed_framed_or_kept(client: Client) -> None:
    headers = client.request("GET", "/profile").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
