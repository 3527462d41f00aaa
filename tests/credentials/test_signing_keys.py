"""Keys rotate while the API runs, and tokens of the key before stay good."""

from __future__ import annotations

import dataclasses
import hmac
import json
import os
import stat
import subprocess
import sys
import time
import uuid
from pathlib import Path

import jwt
import pytest
from flask import Flask
from jwt.utils import base64url_encode

from finpulse.app import create_app
from finpulse.config import Settings
from finpulse.credentials.signing_keys import rotate
from finpulse.local_secrets import secret_path
from tests.support.client import PASSWORD, Client, new_user
from tests.support.problems import problem_of

DIGITS = "7Q0d-w3vPZk2mXb8NfYt5RcLhAa9UeGj"


@pytest.fixture
def own(settings: Settings, app: Flask, tmp_path: Path) -> Flask:
    """An app with keys of its own in a home of its own, over the same database."""
    return create_app(dataclasses.replace(settings, home=tmp_path))


def rotate_home(app: Flask, *, keep: bool = True) -> None:
    home = app.config["SETTINGS"].home
    rotate(secret_path(home, "secret-key"), secret_path(home, "secret-key-previous"), keep=keep)


def is_good(client: Client) -> bool:
    return client.request("GET", "/profile").status_code == 200


def kid(client: Client) -> str:
    assert client.token
    found: str = jwt.get_unverified_header(client.token)["kid"]
    return found


def test_a_running_api_takes_the_new_key_and_both_are_good(own: Flask) -> None:
    before = new_user(own)
    rotate_home(own)
    after = new_user(own)
    assert kid(before) != kid(after)
    assert is_good(before)
    assert is_good(after)


def test_of_three_keys_the_oldest_is_forgotten(own: Flask) -> None:
    oldest = new_user(own)
    rotate_home(own)
    middle = new_user(own)
    rotate_home(own)
    newest = new_user(own)
    assert [is_good(client) for client in (oldest, middle, newest)] == [False, True, True]


def test_ending_all_sign_ins_leaves_no_older_token_good(own: Flask) -> None:
    before = new_user(own)
    rotate_home(own)
    between = new_user(own)
    rotate_home(own, keep=False)
    assert [is_good(client) for client in (before, between, new_user(own))] == [False, False, True]


def test_a_token_without_a_kid_is_good_for_either_key(own: Flask) -> None:
    """Those that the last release has signed have none, and carry `nbf` and `fresh`."""
    user = new_user(own)
    assert user.token
    claims = jwt.decode(user.token, options={"verify_signature": False})
    secret = secret_path(own.config["SETTINGS"].home, "secret-key").read_text()
    old = jwt.encode({**claims, "fresh": False, "nbf": claims["iat"]}, secret, "HS256")
    assert "kid" not in jwt.get_unverified_header(old)
    assert is_good(Client(own, old))
    rotate_home(own)
    assert is_good(Client(own, old))
    rotate_home(own)
    problem_of(Client(own, old).request("GET", "/profile"), 401)


@pytest.mark.parametrize("kid", [None, "0" * 16, "", 7, ["a"], {"a": 1}])
@pytest.mark.parametrize("alg", ["HS256", "none", "HS512", "RS256"])
def test_what_no_key_of_ours_has_signed_is_refused(own: Flask, kid: object, alg: str) -> None:
    ids = {"sub": "1", "family": str(uuid.uuid4()), "jti": str(uuid.uuid4())}
    parts = [{"alg": alg, "typ": "JWT", "kid": kid}, {**ids, "type": "access", "exp": time.time() + 60}]
    signed = b".".join(base64url_encode(json.dumps(part).encode()) for part in parts)
    signature = base64url_encode(hmac.digest(DIGITS.encode(), signed, "sha256"))
    problem_of(Client(own, b".".join([signed, signature]).decode()).request("GET", "/profile"), 401)


def test_a_key_file_that_breaks_while_we_run_changes_nothing(own: Flask) -> None:
    user = new_user(own)
    secret_path(own.config["SETTINGS"].home, "secret-key").write_text("cut")
    assert is_good(user)
    assert is_good(new_user(own))


class TestCommand:
    def command(self, home: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FINPULSE_SECRET")}
        return subprocess.run(
            [sys.executable, "-m", "finpulse.cli", "rotate-keys", *arguments],
            env={**kept, "FINPULSE_HOME": str(home), **given},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_rotates_the_keys_of_a_home(self, own: Flask) -> None:
        home, before = own.config["SETTINGS"].home, new_user(own)
        done = self.command(home)
        after = new_user(own)
        assert done.stdout.startswith(f"Tokens are signed with key {kid(after)} from now on")
        assert is_good(before)
        for name in ("secret-key", "secret-key-previous"):
            assert stat.S_IMODE(secret_path(home, name).stat().st_mode) == 0o600
        assert self.command(home, "--end-sign-ins").returncode == 0
        assert [is_good(client) for client in (before, after)] == [False, False]

    def test_rotates_files_that_are_named(self, tmp_path: Path) -> None:
        current, previous = tmp_path / "current", tmp_path / "previous"
        current.write_text(DIGITS)
        files = {"FINPULSE_SECRET_KEY_FILE": str(current), "FINPULSE_SECRET_KEY_PREVIOUS_FILE": str(previous)}
        assert self.command(tmp_path, **files).returncode == 0
        assert previous.read_text() == DIGITS != current.read_text()

    def test_refuses_keys_that_it_can_not_write(self, tmp_path: Path) -> None:
        by_value = self.command(tmp_path, FINPULSE_SECRET_KEY=DIGITS)
        assert by_value.returncode == 2
        assert "FINPULSE_SECRET_KEY is 'given by value'; it takes none: name files by" in by_value.stderr
        alone = self.command(tmp_path, FINPULSE_SECRET_KEY_FILE=str(tmp_path / "key"))
        assert alone.returncode == 2
        assert alone.stderr.startswith("finpulse: FINPULSE_SECRET_KEY_PREVIOUS_FILE is ''")


def test_registering_and_signing_in_survive_a_rotation(own: Flask) -> None:
    given = {"email": f"{uuid.uuid4().hex}@example.com", "password": PASSWORD}
    nobody = Client(own)
    nobody.post("/profile/register", given)
    pair = nobody.post("/profile/login", given, expect=200)
    rotate_home(own)
    fresh = Client(own, pair["refresh_token"]).post("/profile/refresh", expect=200)
    assert is_good(Client(own, fresh["access_token"]))
    assert is_good(Client(own, pair["access_token"]))
