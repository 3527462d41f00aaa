"""One real stack for each process of a run: PostgreSQL, Valkey, a worker and a sweeper, started when a test needs them.

Nothing is deleted between tests: each makes a user of its own, who sees nothing of the others' data.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse import embedded
from finpulse.config import Settings, read_settings
from finpulse.db.engine import connect
from finpulse.db.sessions import maintenance_session
from finpulse.imports.removal.stages import ALL_STAGES
from finpulse.jobs.queue import app as queue
from finpulse.jobs.runner import Worker, run_stage
from finpulse.process.cycles import look_rarely
from tests.support.client import Client, new_user
from tests.support.databases import migrated_app
from tests.support.jobs import Run
from tests.support.processes import SWEEPER, running
from tests.support.processes import worker as worker_process
from tests.support.resting_worker import RestingWorker
from tests.support.waiting import waiting_here

look_rarely()  # As our programs do.


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a running PostgreSQL and Valkey; processes that are started later find them in the environment."""
    home = tmp_path_factory.mktemp("home")
    with embedded.servers(home) as services, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FINPULSE_HOME", str(home))
        for variable, url in services.environment().items():
            patch.setenv(variable, url)
        patch.setenv("FINPULSE_RATE_LIMITS", "off")
        # Whether the extra is installed or not, tests find the same.
        patch.setenv("FINPULSE_OCR", "off")
        patch.setenv("FINPULSE_WORKER_PROCESSES", "2")
        patch.setenv("FINPULSE_LOG_LEVEL", "warning")
        yield read_settings()


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    """The app over a database that its migrations have made."""
    app = migrated_app(settings)
    app.wsgi_app = waiting_here(app.wsgi_app)  # type: ignore[assignment,method-assign]  # So Flask is wrapped.
    return app


@pytest.fixture(scope="session")
def engine(settings: Settings, app: Flask) -> Iterator[Engine]:
    """Connections of the tables' owner to the migrated database: a test's own look at whatever there is."""
    engine = connect(settings, pool_size=5, login="owner")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def worker_engine(settings: Settings, app: Flask) -> Iterator[Engine]:
    """Connections as workers have them, whom PostgreSQL shows nobody's rows but those of the job in hand."""
    engine = connect(settings, pool_size=5, login="worker")
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session with which a test may commit; what it doesn't commit is rolled back."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def sweeper_session(settings: Settings, app: Flask) -> Iterator[Session]:
    """A session as the sweeper has it, which sees all owners and changes what is a sweeper's to change."""
    engine = connect(settings, pool_size=1, login="sweeper")
    with maintenance_session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def resting_worker(settings: Settings, app: Flask) -> Iterator[RestingWorker]:
    """A Celery worker of two processes, as it runs in production, that takes no messages until it is told to.

    It takes seconds of a processor to start, which every module with a worker would pay for.
    """
    with running(*worker_process(processes=2), "--hostname", f"{RestingWorker.name}@%h"):
        worker = RestingWorker(queue)
        worker.rest()
        yield worker


@pytest.fixture(scope="module")
def worker(resting_worker: RestingWorker) -> Iterator[None]:
    """The worker at work, and a sweeper, for one module's tests.

    Other modules do the stages themselves, or kill the worker that does them, so that no other may run beside it.
    """
    with resting_worker.at_work(), running(*SWEEPER):
        yield


@pytest.fixture
def empty_queue(app: Flask) -> Iterator[None]:
    """No message is left of tests that ran without a worker: a worker would do those first."""
    queue.control.purge()
    yield
    queue.control.purge()


@pytest.fixture
def client(app: Flask) -> Client:
    """A new user's client; its jobs wait until the test does their stages, or asks for `worker` too."""
    return new_user(app)


@pytest.fixture
def other(app: Flask) -> Client:
    """Another user."""
    return new_user(app)


@pytest.fixture
def run(worker_engine: Engine, settings: Settings) -> Run:
    """Do one stage here and now, as a worker would; whether it came to its end."""

    def run_here(owner_id: int | None, job_id: int, stage: str) -> bool:
        assert owner_id is not None
        return run_stage(Worker(worker_engine, settings.storage_url), owner_id, job_id, ALL_STAGES[stage])

    return run_here
