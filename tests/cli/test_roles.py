"""`finpulse roles`: the logins of the parts of the system."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import Engine, text

from finpulse.cli.roles import PASSWORDS, MayNotMakeRoles, command
from finpulse.config import Settings
from finpulse.db.locks import lock_schema
from tests.support.wait import wait_until

WAITS = text("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")


@pytest.fixture
def passwords(settings: Settings, app: Flask, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """The passwords that the logins have already, so that nobody loses his."""
    passwords = {
        PASSWORDS[login]: str(urlsplit(settings.database_urls[login]).password)
        for login in ("api", "worker", "sweeper", "assistant")
    }
    for name, value in passwords.items():
        monkeypatch.setenv(name, value)
    return passwords


def roles() -> Result:
    return CliRunner().invoke(command)


def test_a_login_that_may_not_make_roles_is_told(passwords: Mapping[str, str]) -> None:
    """The embedded PostgreSQL lets its owner make none: the logins are made before it listens."""
    error = roles().exception
    assert isinstance(error, MayNotMakeRoles)
    assert "permission denied to alter role" in str(error)


def test_a_password_that_lacks_is_named(passwords: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSWORDS["worker"])
    done = roles()
    assert done.exit_code != 0
    assert PASSWORDS["worker"] in str(done.exception)


def test_it_waits_for_whoever_migrates(engine: Engine, passwords: Mapping[str, str]) -> None:
    ended: list[Result] = []
    asking = threading.Thread(target=lambda: ended.append(roles()))
    with engine.connect() as migrating, engine.connect() as looking, migrating.begin():
        lock_schema(migrating)
        asking.start()
        wait_until(lambda: looking.scalar(WAITS), "it waits for the lock")
        assert ended == []
    asking.join(timeout=60)
    assert [type(done.exception) for done in ended] == [MayNotMakeRoles]
