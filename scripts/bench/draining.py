"""Work that is laid out while a worker is held still, and timed from when it is let go until nothing is left."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Final, cast

import redis

from finpulse.cli.stack.programs import CELERY, Program
from finpulse.embedded import launch
from scripts.bench.client import WentWrong
from scripts.bench.stack import Stack

LONGEST_SECONDS: Final = 300
# The login of the embedded Valkey may use names that begin so.
EMPTY_QUEUE: Final = "finpulse.bench-empty"
TIED: Final = ("finpulse.embedded", "launch", "--", "python", "-m")
TWO_PROCESSES: Final = ("worker", "--concurrency", "2")
SOFT_END: Final = {"REMAP_SIGTERM": "SIGQUIT"}
# What does all of the stack's work in two processes, and what does nothing in as many of the same kind.
ONE_WORKER: Final = Program("one-worker", (*TIED, CELERY, *TWO_PROCESSES), SOFT_END)
EMPTY_WORKER: Final = Program(
    "empty-worker",
    (*TIED, "celery", "-A", "scripts.bench.empty_tasks", *TWO_PROCESSES, "--queues", EMPTY_QUEUE),
    SOFT_END,
)
_SEND: Final = "from scripts.bench.empty_tasks import send_chains; send_chains({})"
UNFINISHED_JOBS: Final = "SELECT count(*) FROM jobs WHERE status IN ('queued', 'running')"


def drained(stack: Stack, worker: Program, lay_out: Callable[[], object], left: Callable[[], int]) -> float:
    """Seconds from letting a running worker go on until nothing is left of what was laid out meanwhile."""
    with stack.paused(worker.name):
        lay_out()
        started = time.monotonic()
    wait_until_done(left)
    return time.monotonic() - started


def wait_until_done(left: Callable[[], int]) -> None:
    """Return when nothing is left. Raises WentWrong after five minutes."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while remaining := left():
        if time.monotonic() > deadline:
            raise WentWrong(f"{remaining} are still waiting after {LONGEST_SECONDS} s.")
        time.sleep(0.05)


def open_jobs(stack: Stack) -> Callable[[], int]:
    """Counts the jobs that have not ended, over a connection of its own."""
    connection = stack.connect()

    def count() -> int:
        row = connection.execute(UNFINISHED_JOBS).fetchone()
        return cast("int", row[0]) if row else 0

    return count


def open_messages(stack: Stack) -> Callable[[], int]:
    """Counts messages of empty tasks that wait or are being worked on; a chain never shows none before its end."""
    broker = redis.Redis.from_url(stack.settings.redis_url.rpartition("/")[0] + "/1")
    return lambda: broker.llen(EMPTY_QUEUE) + broker.hlen("unacked")


def send_chains(stack: Stack, count: int) -> None:
    """Enqueue chains of four empty tasks, from a process that has the stack's settings."""
    subprocess.run([sys.executable, "-c", _SEND.format(count)], cwd=launch.CHECKOUT, env=stack.environment, check=True)
