"""Sends again what stands still, makes long statements searchable, clears up, delivers: `python -m workers.sweeper`."""

from __future__ import annotations

import signal
import threading
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from finpulse.config import read_settings
from finpulse.counters.counting import count_as
from finpulse.counters.instruments import LAST_SWEEP, SWEEPS
from finpulse.db.engine import connect, most_connections
from finpulse.db.sessions import maintenance_session
from finpulse.errors import StorageUnavailable
from finpulse.imports.stored_uploads.tidy import StorageTidier
from finpulse.jobs.sweep import sweep
from finpulse.logs import configure
from finpulse.profiles.erasure import erase_some
from finpulse.tracing import process as tracing
from finpulse.transactions.search_index import write_waiting_words
from workers.expiry import ExpiredRows
from workers.heartbeat import give_sign_of_life
from workers.sender import SENDERS, Sender

log = structlog.get_logger()
SECONDS_BETWEEN_SWEEPS: Final = 5


def main() -> None:
    """Sweep until SIGTERM or SIGINT. Any number of sweepers may run side by side."""
    settings = read_settings()
    configure(settings.log_level)
    count_as(
        "sweeper",
        settings.home,
        most_connections(settings, pool_size=1) + most_connections(settings, pool_size=SENDERS),
    )
    tracing.start(settings, "sweeper")
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    engine, tidier = connect(settings, pool_size=1, login="sweeper"), StorageTidier(settings)
    expired, sender = ExpiredRows(), Sender(settings)
    sender.start()
    while not stopped.is_set():
        give_sign_of_life()
        stopped.wait(0 if sweep_once(engine, tidier, expired) else SECONDS_BETWEEN_SWEEPS)
    sender.stop()
    tracing.stop()


def sweep_once(engine: Engine, tidier: StorageTidier, expired: ExpiredRows) -> bool:
    """One sweep, one batch of words, what has expired, whoever has left, and the storage's order; True for more.

    A database or a storage that is away is waited for like everything else.
    """
    more, outcome = False, "done"
    try:
        with maintenance_session(engine) as session:
            if sent := sweep(session):
                log.info("sweep.sent", jobs=sent)
            more = write_waiting_words(session)
            session.commit()
            expired.delete(session)
            more = erase_some(session) or more
            more = tidier.tidy(session) or more
    except (SQLAlchemyError, StorageUnavailable) as error:
        log.warning("sweep.failed", error=type(error).__name__)
        more, outcome = False, "failed"
    SWEEPS.labels(outcome).inc()
    LAST_SWEEP.labels(outcome).set_to_current_time()
    return more


if __name__ == "__main__":
    main()
