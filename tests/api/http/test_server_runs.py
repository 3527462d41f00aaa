"""After a crash of PostgreSQL no ETag of before is good: the numbers that it stands on may come again."""

from __future__ import annotations

import dataclasses
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from flask_migrate import upgrade
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from finpulse.app import create_app
from finpulse.config import Settings, read_settings
from finpulse.db.engine import connect
from finpulse.embedded.servers import servers
from finpulse.extensions import db
from tests.support.client import Client, new_user
from tests.support.databases import migrating_app
from tests.support.wait import wait_until

PATH = "/analytics/user-stats"


@pytest.fixture
def own(tmp_path: Path, settings: Settings) -> Iterator[Settings]:
    """Settings of a PostgreSQL that this test may crash."""
    with servers(tmp_path):
        own = read_settings({"FINPULSE_HOME": str(tmp_path), "FINPULSE_RATE_LIMITS": "off"})
        yield dataclasses.replace(own, log_level="error")


def crash(settings: Settings) -> None:
    """Kill a backend as the OOM killer does, and wait until PostgreSQL has recovered."""
    engine = connect(settings)

    def answers() -> bool:
        try:
            with engine.connect() as connection:
                return connection.scalar(text("SELECT 1")) == 1
        except DBAPIError:
            return False

    with engine.connect() as connection:
        backend = psutil.Process(connection.scalar(text("SELECT pg_backend_pid()")) or 0)
        connection.rollback()
        os.kill(backend.pid, signal.SIGKILL)
        wait_until(lambda: not backend.is_running(), "the backend is dead")
    wait_until(answers, "PostgreSQL has recovered")
    engine.dispose()


def polled(client: Client, tag: str | None = None) -> tuple[int, str]:
    answer = client.request("GET", PATH, headers={"If-None-Match": tag} if tag else {})
    return answer.status_code, answer.headers["ETag"]


def test_an_etag_of_before_a_crash_is_never_answered_304(own: Settings) -> None:
    apps = [migrating_app(own), create_app(own)]
    with apps[0].app_context():
        upgrade()
    client = new_user(apps[0])
    status, tag = polled(client)
    assert (status, polled(client, tag)[0]) == (200, 304)
    assert polled(Client(apps[1], client.token), tag)[0] == 304, "all processes of an API give the same ETags"

    with apps[0].app_context():
        before = db.session.execute(text("SELECT xmin FROM users_table")).scalar_one()
    crash(own)
    status, after = polled(client, tag)
    assert (status, after != tag) == (200, True)
    with apps[0].app_context():
        assert db.session.execute(text("SELECT xmin FROM users_table")).scalar_one() == before
    assert polled(client, after)[0] == 304
    assert polled(Client(apps[1], client.token), after)[0] == 304
    for app in apps:
        with app.app_context():
            db.engine.dispose()
