"""One real stack for each process of a run: PostgreSQL, Valkey, a worker and a sweeper, started when first asked for.

Nothing is emptied between tests: each brings a user of its own, and sees nothing of the others'.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse import embedded
from finpulse.app import create_app
from finpulse.config import Settings, read_settings
from finpulse.database import connect
from finpulse.queue import app as queue
from tests.client import Client, newcomer

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a running PostgreSQL and Valkey, which whatever is started later finds in the environment."""
    home = tmp_path_factory.mktemp("home")
    with embedded.servers(home) as services, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FINPULSE_HOME", str(home))
        patch.setenv("FINPULSE_DATABASE_URL", services.database_url)
        patch.setenv("FINPULSE_REDIS_URL", services.redis_url)
        patch.setenv("FINPULSE_RATE_LIMITS", "off")
        patch.setenv("FINPULSE_WORKER_PROCESSES", "2")
        patch.setenv("FINPULSE_LOG_LEVEL", "warning")
        yield read_settings()


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    """The app over a database that its migrations have made."""
    app = create_app(settings)
    with app.app_context():
        upgrade(str(CHECKOUT / "migrations"))
    return app


@pytest.fixture(scope="session")
def engine(settings: Settings, app: Flask) -> Iterator[Engine]:
    """A way into the migrated database beside the app."""
    engine = connect(settings, pool_size=5)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session that a test may commit with; what it leaves open is undone."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture(scope="module")
def worker(settings: Settings, app: Flask) -> Iterator[None]:
    """A Celery worker of two processes and a sweeper, as they run in production, for one module's tests.

    Others do the stages themselves, or kill whoever does, and want nobody beside them.
    """
    with (
        running("-m", "celery", "-A", "workers", "worker", "--concurrency", "2", "--loglevel", "WARNING"),
        running("-m", "workers.sweeper"),
    ):
        yield


@pytest.fixture
def empty_queue(app: Flask) -> Iterator[None]:
    """Messages of tests that ran without a worker would be done first."""
    queue.control.purge()
    yield
    queue.control.purge()


@pytest.fixture
def client(app: Flask) -> Client:
    """A new user's client, whose jobs nobody does unless the test asks for `worker` too."""
    return newcomer(app)


@pytest.fixture
def other(app: Flask) -> Client:
    """Another user."""
    return newcomer(app)


@contextmanager
def running(*arguments: str, cwd: Path = CHECKOUT) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process in a session of its own, ended afterwards; its log is kept in FINPULSE_HOME."""
    home = Path(os.environ["FINPULSE_HOME"])
    log = home / f"test-{arguments[1]}.log"
    # A worker that is killed leaves temporary folders behind; there they go with the rest.
    environment = {**os.environ, "TMPDIR": str(home), "PYTHONPATH": str(CHECKOUT)}
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=cwd,
            env=environment,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            # A worker that is told to quit doesn't linger for tasks, of which there are none any more.
            process.send_signal(signal.SIGQUIT if "worker" in arguments else signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
