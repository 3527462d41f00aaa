"""What can befall a stack, each as a function that brings it about, waits while it lasts, and ends it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from typing import Final

import psutil
import psycopg
from redis import Redis

from finpulse.embedded import valkey
from scripts.chaos.living_stack import LivingStack

Fault = Callable[[LivingStack, random.Random], None]
# Longer than a lease lasts.
PAST_LEASE_SECONDS: Final = 17
CUTS: Final = 30
CUT_PAUSE: Final = 0.13
LOCKED_SECONDS: Final = 8
FROZEN_SECONDS: Final = 4
BACKENDS: Final = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
CUT: Final = BACKENDS.replace("SELECT pid", "SELECT pg_terminate_backend(pid)")
LIVE: Final = "SELECT owner_id, id, stages, stage, queue FROM jobs WHERE status IN ('queued', 'running')"


def kill_worker(stack: LivingStack, chance: random.Random) -> None:
    """A worker, with all its processes."""
    stack.kill(chance.choice(stack.worker_names()))


def kill_child(stack: LivingStack, chance: random.Random) -> None:
    """One process of a worker."""
    stack.kill_child(chance.choice(stack.worker_names()), chance.randrange(100))


def end_worker(stack: LivingStack, chance: random.Random) -> None:
    """A worker is told to end, and started again."""
    stack.end_and_start(chance.choice(stack.worker_names()))


def freeze_worker(stack: LivingStack, chance: random.Random) -> None:
    """A worker stands still until its leases have expired, and goes on."""
    stack.stop_for(chance.choice(stack.worker_names()), PAST_LEASE_SECONDS)


def kill_sweeper(stack: LivingStack, _: random.Random) -> None:
    """The sweeper."""
    stack.kill("sweeper")


def kill_api(stack: LivingStack, _: random.Random) -> None:
    """The API, in whatever it was answering."""
    stack.kill("api")


def kill_backend(stack: LivingStack, chance: random.Random) -> None:
    """One backend of PostgreSQL by -9, on which PostgreSQL ends all others and recovers."""
    with stack.connect() as connection:
        pids = [row[0] for row in connection.execute(BACKENDS)]
    if pids:
        with suppress(psutil.NoSuchProcess):
            psutil.Process(chance.choice(pids)).kill()  # type: ignore[arg-type]  # It is the number of a process.
    time.sleep(0.5)
    stack.wait_for_servers()


def cut_connections(stack: LivingStack, _: random.Random) -> None:
    """Every connection to PostgreSQL, again and again for some seconds."""
    for _again in range(CUTS):
        with stack.connect() as connection:
            connection.execute(CUT)
        time.sleep(CUT_PAUSE)


def exhaust_connections(stack: LivingStack, _: random.Random) -> None:
    """All connections that PostgreSQL has left, for some seconds."""
    with ExitStack() as held:
        with suppress(psycopg.OperationalError):
            while True:
                held.enter_context(stack.connect())
        time.sleep(FROZEN_SECONDS)


def lock_accounts(stack: LivingStack, _: random.Random) -> None:
    """Every account, held by somebody else for some seconds."""
    with psycopg.connect(stack.database_url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(id) FROM accounts ORDER BY id")
        time.sleep(LOCKED_SECONDS)


def flush_valkey(stack: LivingStack, _: random.Random) -> None:
    """Every message that waits."""
    with Redis.from_url(valkey.url(stack.settings.home)) as redis:
        redis.flushall()


def send_five_times(stack: LivingStack, chance: random.Random) -> None:
    """Every message of every unfinished job, five times over and in any order."""
    from finpulse.jobs.queue import app, send_stages  # noqa: PLC0415 - it reads the settings when it is imported.

    app.conf.broker_url = stack.settings.redis_url
    with stack.connect() as connection:
        jobs = 5 * connection.execute(LIVE).fetchall()
    chance.shuffle(jobs)
    for owner_id, job_id, stages, stage, queue in jobs:
        at = stages.index(stage)  # type: ignore[attr-defined]  # They are texts.
        send_stages(owner_id, job_id, stages[at:], queue, chance.randrange(8))  # type: ignore[arg-type,index]  # As above.


FAULTS: Final[Mapping[str, Fault]] = {
    "a worker killed": kill_worker,
    "a worker's process killed": kill_child,
    "a worker ended and started": end_worker,
    "a worker frozen past its lease": freeze_worker,
    "the sweeper killed": kill_sweeper,
    "the API killed": kill_api,
    "a backend of PostgreSQL killed": kill_backend,
    "PostgreSQL killed": lambda stack, _: stack.kill_server("postgres"),
    "PostgreSQL restarted": lambda stack, _: stack.restart_server("postgres"),
    "connections cut": cut_connections,
    "connections exhausted": exhaust_connections,
    "accounts locked": lock_accounts,
    "Valkey killed": lambda stack, _: stack.kill_server("valkey"),
    "Valkey frozen": lambda stack, _: partial(stack.stop_for, "valkey", FROZEN_SECONDS)(),
    "Valkey flushed": flush_valkey,
    "each message five times": send_five_times,
}
