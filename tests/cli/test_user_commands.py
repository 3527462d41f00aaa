"""The commands by which an operator gives a user a new password, and locks one out."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from flask import Flask

from finpulse.cli import finpulse
from tests.support.client import PASSWORD, Client, new_user
from tests.support.commands import invoke
from tests.support.problems import problem_of


@pytest.fixture
def nobody(app: Flask) -> Client:
    return Client(app)


def test_a_generated_password_is_printed_and_ends_all_sign_ins(app: Flask, client: Client, nobody: Client) -> None:
    email = client.get("/profile")["email"]
    script = Client(app, client.post("/profile/tokens", {"name": "x", "scopes": ["read"]})["token"])
    result = invoke("reset-password", email.upper(), "--generate")
    assert "all sign-ins have ended" in result.output
    password = result.output.splitlines()[0].removeprefix("The new password: ")
    problem_of(client.request("GET", "/profile"), 401)
    problem_of(nobody.request("POST", "/profile/login", json={"email": email, "password": PASSWORD}), 401)
    nobody.post("/profile/login", {"email": email, "password": password}, expect=200)
    script.get("/accounts")


def test_a_password_that_anybody_guesses_is_refused(client: Client) -> None:
    email = client.get("/profile")["email"]
    refused = CliRunner().invoke(finpulse, ["reset-password", email, "--password-stdin"], input="password1234\n")
    assert "easy to guess" in str(refused.exception)
    client.get("/profile")


def test_nobody_gets_a_password_by_mistake(client: Client) -> None:
    assert "Nobody has the address" in str(invoke("reset-password", "no@example.com", "--generate").exception)
    both = ("--generate", "--password-stdin")
    assert invoke("reset-password", client.get("/profile")["email"], *both).exit_code == 2


def test_a_user_is_locked_out_and_let_in_again(app: Flask, nobody: Client) -> None:
    user = new_user(app)
    email = user.get("/profile")["email"]
    assert "locked out" in invoke("lock-user", email).output
    problem_of(user.request("GET", "/profile"), 401)
    problem_of(nobody.request("POST", "/profile/login", json={"email": email, "password": PASSWORD}), 403)
    assert "may sign in again" in invoke("lock-user", email, "--unlock").output
    nobody.post("/profile/login", {"email": email, "password": PASSWORD}, expect=200)
