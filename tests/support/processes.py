"""Workers and sweepers as processes of their own, as they run in production."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finpulse.embedded.launch import CHECKOUT

SWEEPER = ("-m", "workers.sweeper")


def worker(processes: int = 1) -> tuple[str, ...]:
    """The arguments of a Celery worker that does so many stages at a time."""
    return ("-m", "workers", "worker", "--concurrency", str(processes), "--loglevel", "WARNING")


@contextmanager
def running(*arguments: str, cwd: Path = CHECKOUT, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process in a session of its own, ended afterwards; its log is kept in FINPULSE_HOME.

    `settings` are further environment variables.
    """
    home = Path(os.environ["FINPULSE_HOME"])
    log = home / f"test-{arguments[1]}.log"
    # A worker that is killed leaves temporary folders behind; here they are deleted with the rest of the home.
    environment = {**os.environ, "TMPDIR": str(home), "PYTHONPATH": str(CHECKOUT), **settings}
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
            # A worker that is told to quit doesn't wait for its tasks, of which none matters any more.
            process.send_signal(signal.SIGQUIT if "worker" in arguments else signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
