"""What a worker does about leases as it starts and as it ends: it waits for none that nobody holds any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from celery.signals import worker_ready, worker_shutdown
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse.db.engine import connect
from finpulse.db.sessions import maintenance_session
from finpulse.jobs.give_back import give_back, take_from_the_dead
from finpulse.jobs.sweep import sweep
from workers import tasks

log = structlog.get_logger()


@worker_ready.connect
def take_over(**_: Any) -> None:
    """Free what the workers before this one held on its node, and send at once what stands still."""
    with _main_process() as session:
        freed = take_from_the_dead(session, tasks.worker.name)
        session.commit()
        log.info("worker.began", worker=tasks.worker.name, freed=freed, sent=sweep(session))


@worker_shutdown.connect
def leave(**_: Any) -> None:
    """Free what this worker could not bring to its end."""
    with _main_process() as session:
        log.info("worker.ended", worker=tasks.worker.name, freed=give_back(session, tasks.worker.name))
        session.commit()


@contextmanager
def _main_process() -> Iterator[Session]:
    """A session of the worker's main process, which keeps no connection that its children could inherit.

    A database that is away is not waited for: leases expire by themselves.
    """
    engine = connect(tasks.settings, pool_size=1, login="worker")
    try:
        with maintenance_session(engine) as session:
            yield session
    except SQLAlchemyError as error:
        log.warning("worker.leases_unknown", error=type(error).__name__)
    finally:
        engine.dispose()
