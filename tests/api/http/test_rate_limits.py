"""Rate limits: 10 sign-ins a minute for an address and a client, 600 of anything for a user."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from finpulse.api.http.limits.rate_limits import limiter
from finpulse.app import create_app
from finpulse.config import Settings
from tests.support.client import Client, new_user
from tests.support.problems import problem_of


@pytest.fixture(params=["redis", "redis away"])
def limited(request: pytest.FixtureRequest, settings: Settings, app: Flask) -> Iterator[Flask]:
    """An app with limits, over Redis and over its own memory where Redis is away."""
    redis_url = settings.redis_url if request.param == "redis" else "redis://127.0.0.1:1/0"
    # The limiter is one for all apps of a process, and remembers that its storage was away.
    before = dict(vars(limiter))
    yield create_app(dataclasses.replace(settings, rate_limits=True, redis_url=redis_url))
    vars(limiter).update(before)


def sign_in(client: Client, email: str) -> TestResponse:
    return client.request("POST", "/profile/login", json={"email": email, "password": ""})


def test_sign_ins_are_limited_for_an_address_and_a_client(limited: Flask) -> None:
    client, email = Client(limited), f"{uuid.uuid4().hex}@example.com"
    assert [sign_in(client, email).status_code for _ in range(10)] == [401] * 10
    refused = sign_in(client, email.upper())
    assert "10 per 1 minute" in problem_of(refused, 429)["detail"]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert sign_in(client, f"{uuid.uuid4().hex}@example.com").status_code == 401


def test_everything_together_is_limited_for_a_user(limited: Flask) -> None:
    client, other = new_user(limited), new_user(limited)
    paths = ("/accounts", "/categories")
    answers = [client.request("GET", paths[n % 2]) for n in range(600)]
    assert {answer.status_code for answer in answers} == {200}
    problem_of(client.request("GET", "/accounts"), 429)
    assert other.request("GET", "/accounts").status_code == 200


def test_the_probes_are_never_limited(limited: Flask) -> None:
    client = Client(limited)
    assert {client.request("GET", "/health/live").status_code for _ in range(610)} == {200}


def test_they_can_be_switched_off(nobody: Client) -> None:
    email = f"{uuid.uuid4().hex}@example.com"
    assert {sign_in(nobody, email).status_code for _ in range(12)} == {401}


def test_answers_tell_what_is_left(limited: Flask) -> None:
    client = new_user(limited)
    left = [client.request("GET", "/accounts").headers["RateLimit"] for _ in range(2)]
    assert left == ['"600 per 1 minute";r=599', '"600 per 1 minute";r=598']
    assert client.request("GET", "/accounts").headers["RateLimit-Policy"] == '"600 per 1 minute";q=600;w=60'


def test_a_refusal_tells_when_there_is_more(limited: Flask) -> None:
    client, email = Client(limited), f"{uuid.uuid4().hex}@example.com"
    refused = [sign_in(client, email) for _ in range(11)][-1]
    wait = refused.headers["Retry-After"]
    assert f'"10 per 1 minute";r=0;t={wait}' in refused.headers["RateLimit"]
    assert '"10 per 1 minute";q=10;w=60' in refused.headers["RateLimit-Policy"]


def test_what_is_not_limited_tells_no_limit(limited: Flask) -> None:
    assert "RateLimit" not in Client(limited).request("GET", "/health/live").headers
