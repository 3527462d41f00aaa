"""Personal access tokens: shown once, good for what their scopes reach, and dead at once when they are deleted."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import EnvironBuilder

from finpulse.credentials.personal_tokens import new_personal_token, read_personal_token
from finpulse.server.gateway import BODY_LIMITS, BodyLimit
from tests.support.client import PASSWORD, Client, new_user
from tests.support.problems import fields_of, problem_of


def made(client: Client, *scopes: str, **fields: Any) -> Any:
    return client.post("/profile/tokens", {"name": "Script", "scopes": list(scopes), **fields})


def program(client: Client, *scopes: str) -> Client:
    """A program of the client's user, which has a new token with these scopes."""
    return Client(client.http.application, made(client, *scopes)["token"])  # type: ignore[arg-type]  # The app.


def test_a_token_is_shown_once_and_kept_as_its_hash(client: Client, session: Session) -> None:
    shown = made(client, "write", "read")
    assert shown["token"].startswith(f"fp_{client.user_id}_")
    assert shown["scopes"] == ["read", "write"]
    assert (shown["expires_at"], shown["last_used_at"]) == (None, None)
    [listed] = client.get("/profile/tokens")
    assert listed == {name: value for name, value in shown.items() if name != "token"}
    row = session.execute(text("SELECT * FROM personal_tokens WHERE owner_id = :id"), {"id": client.user_id}).one()
    assert shown["token"] not in repr(row)


def test_a_token_is_told_by_its_form(client: Client) -> None:
    token = made(client, "read")["token"]
    assert read_personal_token(token)
    assert read_personal_token(token[:-1]) is None
    assert read_personal_token(token.swapcase()) is None


def test_reading_takes_the_scope_read_and_changing_takes_write(client: Client) -> None:
    client.account()
    reader, writer = program(client, "read"), program(client, "write")
    for each in (reader, writer):
        assert len(each.get("/accounts")) == 1
        assert each.request("HEAD", "/accounts").status_code == 200
    body = {"name": "Savings", "provider": "csv", "currency": "EUR"}
    refused = reader.request("POST", "/accounts", json=body)
    assert "`write`" in problem_of(refused, 403)["detail"]
    assert refused.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope"'
    writer.post("/accounts", body)


def test_what_is_answered_conditionally_takes_a_token_too(client: Client) -> None:
    account = client.account()
    assert program(client, "read").get(f"/accounts/{account}/proof")
    problem_of(program(client, "read").upload("Date,Amount\n2026-01-01,1\n"), 403)
    assert program(client, "write").upload("Date,Amount\n2026-01-01,1\n").status_code == 202


def test_the_scope_admin_is_for_admins_and_for_nothing_else(app: Flask, client: Client) -> None:
    problem_of(client.request("POST", "/profile/tokens", json={"name": "x", "scopes": ["admin"]}), 403)
    admin = new_user(app, role="admin")
    assert program(admin, "admin").get("/etl/health")["overall_status"]
    problem_of(program(admin, "admin").request("GET", "/accounts"), 403)
    assert "`admin`" in problem_of(program(admin, "read", "write").request("GET", "/etl/health"), 403)["detail"]


def test_a_token_neither_makes_tokens_nor_takes_the_account_over(client: Client) -> None:
    thief = program(client, "read", "write")
    for method, path in (
        ("GET", "/profile/tokens"),
        ("POST", "/profile/tokens"),
        ("DELETE", f"/profile/tokens/{uuid.uuid4()}"),
    ):
        problem_of(thief.request(method, path, json={} if method == "POST" else None), 403)
    change = {"password": "another long password", "current_password": PASSWORD}
    problem_of(thief.request("PATCH", "/profile", json=change), 403)
    problem_of(thief.request("POST", "/profile/refresh"), 401)
    assert thief.request("PATCH", "/profile", json={"locale": "de"}).status_code == 200


def test_a_deleted_token_is_dead_at_once_though_it_was_known(client: Client, other: Client) -> None:
    shown = made(client, "read")
    script = Client(client.http.application, shown["token"])  # type: ignore[arg-type]  # The app.
    script.get("/accounts")
    problem_of(other.request("DELETE", f"/profile/tokens/{shown['id']}"), 404)
    assert client.request("DELETE", f"/profile/tokens/{shown['id']}").status_code == 204
    problem_of(script.request("GET", "/accounts"), 401)
    problem_of(client.request("DELETE", f"/profile/tokens/{shown['id']}"), 404)


@pytest.mark.parametrize("scopes", [["read"], ["read", "write"]])
def test_a_token_signs_itself_out_and_nobody_else(client: Client, scopes: list[str]) -> None:
    leaving, staying = program(client, *scopes), program(client, "read")
    assert leaving.request("POST", "/profile/logout").status_code == 204
    problem_of(leaving.request("GET", "/accounts"), 401)
    staying.get("/accounts")
    client.get("/accounts")


def test_a_token_expires(client: Client, session: Session) -> None:
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    shown = made(client, "read", expires_at=soon)
    script = Client(client.http.application, shown["token"])  # type: ignore[arg-type]  # The app.
    script.get("/accounts")
    session.execute(
        text("UPDATE personal_tokens SET expires_at = now() - interval '1 second' WHERE owner_id = :id"),
        {"id": client.user_id},
    )
    session.commit()
    problem_of(script.request("GET", "/accounts"), 401)
    assert len(client.get("/profile/tokens")) == 1


def test_the_last_use_is_told_and_not_written_at_each(client: Client, session: Session) -> None:
    script = program(client, "read")
    versions = []
    for _ in range(3):
        script.get("/accounts")
        mine = text("SELECT xmin, last_used_at FROM personal_tokens WHERE owner_id = :id")
        versions.append(tuple(session.execute(mine, {"id": client.user_id}).one()))
        session.rollback()
    assert versions[0][1] is not None
    assert len(set(versions)) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"scopes": ["read"]}, "name"),
        ({"name": "", "scopes": ["read"]}, "name"),
        ({"name": "x"}, "scopes"),
        ({"name": "x", "scopes": []}, "scopes"),
        ({"name": "x", "scopes": ["all"]}, "scopes.0"),
        ({"name": "x", "scopes": ["read"], "expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"name": "x", "scopes": ["read"], "expires_at": "2030-01-01T00:00:00"}, "expires_at"),
        ({"name": "x", "scopes": ["read"], "expires_at": "soon"}, "expires_at"),
        ({"name": "x", "scopes": ["read"], "expires_at": 1}, "expires_at"),
    ],
)
def test_what_cannot_be_a_token_says_why(client: Client, body: dict[str, Any], field: str) -> None:
    assert fields_of(client.request("POST", "/profile/tokens", json=body)) == {field}


@pytest.mark.parametrize(
    "token",
    ["fp_", "fp_1_x", new_personal_token(1), new_personal_token(10**17)],
    ids=["nothing", "no secret", "of nobody", "of a user there can't be"],
)
def test_what_nobody_has_made_opens_nothing(app: Flask, token: str) -> None:
    problem_of(Client(app, token).request("GET", "/profile"), 401)


def test_a_token_of_a_program_sends_large_files(client: Client) -> None:
    limit_of = client.http.application.extensions[BODY_LIMITS]
    for token, most in ((program(client, "write").token, 512 << 20), (new_personal_token(client.user_id or 0), None)):
        form = {"HTTP_AUTHORIZATION": f"Bearer {token}", "CONTENT_TYPE": "multipart/form-data; boundary=x"}
        limit = limit_of(EnvironBuilder("/etl/run-csv", method="POST", environ_overrides=form).get_environ())
        assert limit == (BodyLimit(most, client.user_id) if most else None)


def test_tokens_are_listed_newest_first_page_by_page(client: Client) -> None:
    made_ids = [made(client, "read")["id"] for _ in range(5)]
    assert [token["id"] for token in client.all_pages("/profile/tokens", limit=2)] == made_ids[::-1]
