"""Administrators see all users and how all jobs are, and nothing of what is in them; they lock users out."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import text

from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.sessions import owner_session
from tests.support.client import PASSWORD, Client, new_user
from tests.support.jobs import upload
from tests.support.problems import problem_of

SECRET = "Quincunx bakery"
STATEMENT = f"Date,Amount,Description\n2026-03-01,-3.20,{SECRET}\n31.02.2026,-1.00,{SECRET}\n"


@pytest.fixture
def admin(app: Flask) -> Client:
    return new_user(app, role="admin")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/admin/users"),
        ("GET", "/admin/jobs"),
        ("POST", "/admin/users/1/lock"),
        ("POST", "/admin/users/1/unlock"),
    ],
)
def test_what_is_for_admins_is_refused_to_others(client: Client, nobody: Client, method: str, path: str) -> None:
    problem_of(client.request(method, path), 403)
    problem_of(nobody.request(method, path), 401)


def test_all_users_are_listed_newest_first_page_by_page(admin: Client, client: Client, other: Client) -> None:
    first = admin.request("GET", "/admin/users", query_string={"limit": 2})
    assert first.json is not None
    assert [user["id"] for user in first.json] == [other.user_id, client.user_id]
    second = admin.next_page(first).json
    assert second is not None
    user = second[0]
    assert (user["id"], user["role"], user["locked_at"]) == (admin.user_id, "admin", None)
    assert not any("password" in name for name in user)


def test_jobs_are_told_without_what_is_in_them(admin: Client, client: Client, other: Client) -> None:
    theirs = [upload(each, STATEMENT, each.account()) for each in (client, other)]
    found = admin.get("/admin/jobs", limit=2, status="queued")
    assert [(job["id"], job["user_id"]) for job in found] == [(theirs[1], other.user_id), (theirs[0], client.user_id)]
    assert [job["id"] for job in admin.get("/admin/jobs", user_id=client.user_id)] == [theirs[0]]
    assert admin.get("/admin/jobs", user_id=client.user_id, kind="reread") == []
    assert SECRET not in str(found)
    assert "statement.csv" not in str(found)


def test_who_is_locked_out_has_no_token_and_no_way_in(app: Flask, admin: Client, nobody: Client) -> None:
    user = new_user(app)
    credentials = {"email": user.get("/profile")["email"], "password": PASSWORD}
    script = Client(app, user.post("/profile/tokens", {"name": "x", "scopes": ["read"]})["token"])
    script.get("/accounts")
    locked = admin.post(f"/admin/users/{user.user_id}/lock", expect=200)
    assert locked["locked_at"]
    for each in (user, script):
        problem_of(each.request("GET", "/accounts"), 401)
    assert problem_of(nobody.request("POST", "/profile/login", json=credentials), 403)["code"] == "account_locked"
    wrong = {**credentials, "password": "wrong"}
    assert problem_of(nobody.request("POST", "/profile/login", json=wrong), 401)["code"] == "wrong_credentials"

    assert admin.post(f"/admin/users/{user.user_id}/unlock", expect=200)["locked_at"] is None
    script.get("/accounts")
    problem_of(user.request("GET", "/accounts"), 401)
    nobody.post("/profile/login", credentials, expect=200)


def test_an_admin_who_is_locked_out_is_none(app: Flask, admin: Client) -> None:
    fellow = new_user(app, role="admin")
    admin.post(f"/admin/users/{fellow.user_id}/lock", expect=200)
    problem_of(fellow.request("GET", "/admin/users"), 401)


def test_nobody_locks_himself_out_or_whom_there_is_not(admin: Client) -> None:
    problem_of(admin.request("POST", f"/admin/users/{admin.user_id}/lock"), 409)
    problem_of(admin.request("POST", f"/admin/users/{10**15}/lock"), 404)


def test_the_database_itself_tells_an_api_nothing_that_serves_no_admin(
    settings: Settings, client: Client, other: Client
) -> None:
    engine = connect(settings, pool_size=1)
    assert client.user_id is not None
    with owner_session(engine, client.user_id) as session:
        for asked in ("* FROM admin_users(NULL, 10)", "* FROM admin_jobs(NULL, 10, NULL, NULL, NULL)"):
            assert session.execute(text(f"SELECT {asked}")).all() == []
        assert session.scalar(text("SELECT admin_lock(:id, true)"), {"id": other.user_id}) is False
    engine.dispose()
    assert other.get("/profile")
