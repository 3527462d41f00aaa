"""Cross-origin requests: the origins that the settings name, exactly, and nobody's cookies."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from flask import Flask

from finpulse.app import create_app
from finpulse.config import Settings, read_settings
from finpulse.errors import SettingError
from tests.support.client import Client, new_user

ORIGIN = "https://app.example.com"
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,idempotency-key"}


@pytest.fixture
def open_app(settings: Settings, app: Flask) -> Flask:
    return create_app(dataclasses.replace(settings, cors_origins=(ORIGIN, "http://localhost:5173")))


def answer_to(client: Client, origin: str, method: str = "GET", path: str = "/accounts", **headers: str) -> Any:
    return client.request(method, path, headers={"Origin": origin, **headers})


def test_a_page_of_a_named_origin_may_read_answers_and_their_headers(open_app: Flask) -> None:
    answer = answer_to(new_user(open_app), ORIGIN)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    exposed = answer.headers["Access-Control-Expose-Headers"]
    for name in ("ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After"):
        assert name in exposed
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


def test_errors_can_be_read_too(open_app: Flask) -> None:
    answer = answer_to(Client(open_app), ORIGIN)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (401, ORIGIN)


def test_a_preflight_needs_no_token(open_app: Flask) -> None:
    answer = answer_to(Client(open_app), ORIGIN, "OPTIONS", **PREFLIGHT)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert answer.headers["Access-Control-Allow-Headers"].lower() == "authorization, idempotency-key"
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    "origin",
    [
        "https://app.example.com.evil.example",
        "http://app.example.com",
        "https://app-example.com",
        "null",
        "https://xapp.example.com",
    ],
)
def test_no_other_origin_is_named(open_app: Flask, origin: str) -> None:
    for method in ("GET", "OPTIONS"):
        assert "Access-Control-Allow-Origin" not in answer_to(Client(open_app), origin, method, **PREFLIGHT).headers


def test_without_the_setting_nobody_is_named(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in answer_to(client, ORIGIN).headers


@pytest.mark.parametrize("value", ["*", "https://*.example.com", "app.example.com", "https://a.example/path", "null"])
def test_the_setting_takes_whole_origins(value: str) -> None:
    with pytest.raises(SettingError, match="whole origins"):
        read_settings({"FINPULSE_CORS_ORIGINS": value})


@pytest.mark.parametrize("path", ["/accounts", "/accounts/1", "/etl/run-csv", "/health/live", "/problems"])
def test_an_address_says_which_methods_it_takes(client: Client, path: str) -> None:
    told = client.request("OPTIONS", path)
    assert told.status_code == 200
    refused = client.request("PUT", path)
    assert (refused.status_code, refused.headers["Allow"]) == (405, told.headers["Allow"]) or set(
        refused.headers["Allow"].split(", ")
    ) == set(told.headers["Allow"].split(", "))


@pytest.mark.parametrize("path", ["/accounts", "/analytics/dashboard", "/openapi.json", "/docs"])
def test_a_head_is_a_get_without_its_body(client: Client, path: str) -> None:
    got, looked = (client.request(method, path) for method in ("GET", "HEAD"))
    assert (looked.status_code, looked.data) == (got.status_code, b"")
    assert looked.headers["Content-Type"] == got.headers["Content-Type"]
    assert looked.headers.get("Content-Length") == got.headers.get("Content-Length")
