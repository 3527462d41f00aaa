"""Workers and sweepers as processes of their own, as they run in production, and waiting for what they do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.embedded.launch import CHECKOUT

WORKER = ("-m", "celery", "-A", "workers", "worker", "--concurrency", "1", "--loglevel", "WARNING")


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


def wait_until_under_way(session: Session, job_id: int, stage: str) -> None:
    """Until the first batch of the stage is committed, so that there is something to lose and to double."""
    look = text("SELECT stage = :stage AND stage_done > 0 FROM jobs WHERE id = :id")
    deadline = time.monotonic() + 60
    while not session.scalar(look, {"id": job_id, "stage": stage}):
        session.commit()
        assert time.monotonic() < deadline, f"{stage} has not begun"
        time.sleep(0.005)
    session.commit()
