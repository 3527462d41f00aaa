"""Sends again what stands still, and makes long statements searchable: `python -m workers.sweeper`."""

from __future__ import annotations

import signal
import threading
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from finpulse.config import read_settings
from finpulse.database import connect
from finpulse.jobs import sweep
from finpulse.logs import configure
from finpulse.pipeline.words import write_waiting_words

log = structlog.get_logger()
SECONDS_BETWEEN_SWEEPS: Final = 5


def main() -> None:
    """Sweep until SIGTERM or SIGINT. Any number of sweepers may run side by side."""
    settings = read_settings()
    configure(settings.log_level)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    engine = connect(settings, pool_size=1)
    while not stopped.is_set():
        stopped.wait(0 if sweep_once(engine) else SECONDS_BETWEEN_SWEEPS)


def sweep_once(engine: Engine) -> bool:
    """One sweep and one batch of words; True where more of them may wait.

    A database that is away is waited for like everything else.
    """
    try:
        with Session(engine) as session:
            if sent := sweep(session):
                log.info("sweep.sent", jobs=sent)
            written = write_waiting_words(session)
            session.commit()
    except SQLAlchemyError as error:
        log.warning("sweep.failed", error=type(error).__name__)
        return False
    return written


if __name__ == "__main__":
    main()
