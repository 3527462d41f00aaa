"""One real stack for each process of a run: PostgreSQL, Valkey, a worker and a sweeper, started when first asked for.

Nothing is emptied between tests: each brings a user of its own, and sees nothing of the others'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse import embedded
from finpulse.app import create_app
from finpulse.config import Settings, read_settings
from finpulse.db.engine import MIGRATIONS, connect
from finpulse.jobs.queue import app as queue
from finpulse.jobs.runner import run_stage
from finpulse.pipeline.stages import STAGES
from tests.support.client import Client, newcomer
from tests.support.processes import running


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
        upgrade(str(MIGRATIONS))
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


@pytest.fixture
def run(engine: Engine, settings: Settings) -> Callable[[int | None, int, str], bool]:
    """Do one stage here and now, as a worker would."""

    def run_here(owner_id: int | None, job_id: int, stage: str) -> bool:
        assert owner_id is not None
        return run_stage(engine, settings.storage_url, owner_id, job_id, STAGES[stage])

    return run_here
