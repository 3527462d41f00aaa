"""The documentation, which needs nothing from another host and says what is really served."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.support.client import Client

# An event of a provider is signed.
PUBLIC = {"/profile/register", "/profile/login", "/health/live", "/health/ready", "/webhooks/{hook_id}"}


@pytest.fixture
def document(nobody: Client) -> Any:
    return nobody.get("/openapi.json")


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_pages_load_only_what_we_serve(nobody: Client, path: str) -> None:
    page = nobody.request("GET", path)
    assert page.status_code == 200
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert loaded
    for asset in loaded:
        assert asset.startswith("/static/")
        assert nobody.request("GET", asset).status_code == 200
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_no_asset_names_a_host_to_load_from(nobody: Client) -> None:
    for asset in ("/static/redoc/redoc.standalone.js", "/static/swagger-ui/swagger-ui.css", "/static/docs.html"):
        text = nobody.request("GET", asset).text
        assert not re.search(r"fonts\.g|cdn\.|unpkg|jsdelivr", text), asset


def test_every_route_is_documented(app: Flask, document: Any) -> None:
    undocumented = {
        "/docs",
        "/redoc",
        "/openapi.json",
        "/static/{filename}",
        "/metrics",
        "/problems",
        "/problems/{code}",
    }
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith("web.")  # Pages are for people.
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    told = {(path, method) for path, methods in document["paths"].items() for method in methods} - {
        (path, "parameters") for path in document["paths"]
    }
    assert told == {(path, method) for path, method in served if path not in undocumented}


def test_what_needs_a_token_says_so(document: Any) -> None:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                assert bool(operation["security"]) == (path not in PUBLIC), (method, path)


def test_every_post_that_makes_something_takes_a_key(document: Any) -> None:
    # What these answer is a secret, which is never kept.
    keyless = {"/profile/login", "/profile/refresh", "/profile/logout", "/profile/tokens"}
    keyless |= {"/profile/totp", "/profile/totp/confirm"}
    for path, methods in document["paths"].items():
        if "post" in methods and path not in keyless and "/webhook" not in path:
            names = {parameter["name"] for parameter in methods["post"].get("parameters", [])}
            assert "Idempotency-Key" in names, path


def test_errors_are_documented_as_problems(document: Any) -> None:
    for name, response in document["components"]["responses"].items():
        assert list(response["content"]) == ["application/problem+json"], name


def test_references_lead_somewhere(document: Any) -> None:
    for reference in re.findall(r"#/components/(\w+)/(\w+)", str(document)):
        assert reference[1] in document["components"][reference[0]]
