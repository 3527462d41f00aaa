"""What a worker does about leases as it starts and as it ends: it waits for none that nobody holds any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import structlog
from celery.signals import worker_ready, worker_shutdown
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse.db.engine import connect
from finpulse.db.sessions import maintenance_session
from finpulse.jobs.give_back import give_back, take_from_the_dead
from finpulse.jobs.sweep import sweep
from finpulse.tracing import process as tracing
from workers import tasks

log = structlog.get_logger()
SECONDS_BETWEEN_TRIES: Final = 0.2
_leaving = threading.Event()


@worker_ready.connect
def begin(**_: Any) -> None:
    """Take over from the workers before this one, beside the worker, which doesn't wait for that.

    After a power cut a worker is ready before the database has recovered. Were leases left to expire then, nothing
    would move for as long as they last.
    """
    tracing.start(tasks.settings, "worker")  # Of what this process itself sends again.
    threading.Thread(target=take_over, name="take-over", daemon=True).start()


def take_over() -> None:
    """Free what the workers before this one held on its node, and send at once what stands still.

    Tried until the database answers, or until this worker ends.
    """
    while not _leaving.is_set():
        try:
            with _own_session() as session:
                freed = take_from_the_dead(session, tasks.worker.name)
                session.commit()
                log.info("worker.began", worker=tasks.worker.name, freed=freed, sent=sweep(session))
                return
        except SQLAlchemyError as error:
            log.warning("worker.waits_for_database", error=type(error).__name__)
        _leaving.wait(SECONDS_BETWEEN_TRIES)


@worker_shutdown.connect
def leave(**_: Any) -> None:
    """Free what this worker could not bring to its end; a database that is away is not waited for, as leases expire."""
    _leaving.set()
    try:
        with _own_session() as session:
            log.info("worker.ended", worker=tasks.worker.name, freed=give_back(session, tasks.worker.name))
            session.commit()
    except SQLAlchemyError as error:
        log.warning("worker.leases_unknown", error=type(error).__name__)
    tracing.stop()


@contextmanager
def _own_session() -> Iterator[Session]:
    """A session of the worker's main process, which keeps no connection that its children could inherit."""
    engine = connect(tasks.settings, pool_size=1, login="worker")
    try:
        with maintenance_session(engine) as session:
            yield session
    finally:
        engine.dispose()
