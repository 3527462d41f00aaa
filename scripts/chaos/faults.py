"""What can befall a stack, each as a function that brings it about, waits while it lasts, and ends it."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import Final

import psutil
import psycopg
from redis import Redis

from finpulse.embedded import valkey
from scripts.bench.client import WentWrong
from scripts.chaos.living_stack import LivingStack
from scripts.chaos.machine import clock_library, is_inside, set_network

Fault = Callable[[LivingStack, random.Random], None]
# Longer than a lease lasts.
PAST_LEASE_SECONDS: Final = 17
CUTS: Final = 30
CUT_PAUSE: Final = 0.13
LOCKED_SECONDS: Final = 8
FROZEN_SECONDS: Final = 4
STORAGE_AWAY_SECONDS: Final = 25
DELAY_SECONDS: Final = 0.005, 0.08
SLOW_SECONDS: Final = 10
# TCP sends again what was lost for so long; a connection that carries nothing for 30 s is given up.
LOST_SECONDS: Final = (5, 35)
FULL_SECONDS: Final = 8
BALLAST: Final = bytes(1 << 20)
MOVED_SECONDS: Final = (-120, 120)
CLOCK_SECONDS: Final = 12
# Who is about to sign in has no name yet, and is nobody's to end.
BACKENDS: Final = """
    SELECT pid FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND usename IS NOT NULL
"""
CUT: Final = BACKENDS.replace("SELECT pid", "SELECT pg_terminate_backend(pid)")


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
        with suppress(psycopg.Error), stack.connect() as connection:
            connection.execute(CUT)
        time.sleep(CUT_PAUSE)


def exhaust_connections(stack: LivingStack, _: random.Random) -> None:
    """All connections that PostgreSQL has left, for some seconds."""
    with ExitStack() as held:
        with suppress(psycopg.OperationalError):
            while True:
                held.enter_context(psycopg.connect(stack.database_url))
        time.sleep(FROZEN_SECONDS)


def lock_accounts(stack: LivingStack, _: random.Random) -> None:
    """Every account, held by somebody else for some seconds."""
    with psycopg.connect(stack.database_url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(id) FROM accounts ORDER BY id")
        time.sleep(LOCKED_SECONDS)


def flush_valkey(stack: LivingStack, _: random.Random) -> None:
    """Every message that waits."""
    with Redis.from_url(valkey.url(stack.settings.home)) as redis:
        for key in redis.scan_iter(count=1_000):
            redis.delete(key)


def send_five_times(stack: LivingStack, chance: random.Random) -> None:
    """Every message of every unfinished job, five times over and in any order."""
    stack.run("scripts.chaos.send", "again", str(chance.randrange(1 << 30)))


def kill_everything(stack: LivingStack, _: random.Random) -> None:
    """Everything, servers included, at once."""
    stack.kill_everything()


def freeze_api(stack: LivingStack, _: random.Random) -> None:
    """The API stands still."""
    stack.stop_for("api", PAST_LEASE_SECONDS)


def freeze_sweeper(stack: LivingStack, _: random.Random) -> None:
    """The sweeper stands still for longer than a lease."""
    stack.stop_for("sweeper", PAST_LEASE_SECONDS)


def take_storage_away(stack: LivingStack, _: random.Random) -> None:
    """The folder of uploads is gone for some time, as a disk that is not mounted."""
    folder = stack.settings.home / "uploads"
    away = folder.with_name("uploads-away")
    folder.rename(away)
    time.sleep(STORAGE_AWAY_SECONDS)
    if folder.exists():
        raise WentWrong("The folder of uploads was made anew while it was away.")
    away.rename(folder)


def slow_lines(stack: LivingStack, chance: random.Random) -> None:
    """What workers and servers say to each other is on its way for a while."""
    for line in stack.lines.values():
        line.delay_seconds = chance.uniform(*DELAY_SECONDS)
    time.sleep(SLOW_SECONDS)
    for line in stack.lines.values():
        line.delay_seconds = 0


def cut_line(stack: LivingStack, chance: random.Random) -> None:
    """The workers' line to one server is cut, and nobody gets through for some seconds."""
    line = chance.choice(list(stack.lines.values()))
    line.is_cut = True
    time.sleep(FROZEN_SECONDS)
    line.is_cut = False


def silence_line(stack: LivingStack, chance: random.Random) -> None:
    """Nothing passes the workers' line to one server for longer than a lease, and nobody is told."""
    line = chance.choice(list(stack.lines.values()))
    line.is_silent = True
    time.sleep(PAST_LEASE_SECONDS)
    line.is_silent = False


def lose_network(_: LivingStack, chance: random.Random) -> None:
    """No packet reaches anybody, for so short that connections live or for so long that they die."""
    set_network("down")
    time.sleep(chance.choice(LOST_SECONDS))
    set_network("up")


def fill_disk(stack: LivingStack, _: random.Random) -> None:
    """The disk is full to the last byte for some seconds."""
    ballast = stack.settings.home / "ballast"
    # Without a buffer, which could not be written when the file is closed.
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(ballast).free - len(BALLAST))
        file.seek(0, os.SEEK_END)
        while True:
            file.write(BALLAST)
    time.sleep(FULL_SECONDS)
    ballast.unlink()


def move_clock(stack: LivingStack, chance: random.Random) -> None:
    """A worker has a clock that is two minutes ahead or behind, and is killed in the end."""
    name, seconds = chance.choice(stack.worker_names()), chance.choice(MOVED_SECONDS)
    library = clock_library()
    assert library is not None, "it is one of the possible faults"
    stack.stop(name)
    clock = {"LD_PRELOAD": str(library), "FAKETIME": f"{seconds:+d}s", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    stack.start(stack.program(name), **clock)
    time.sleep(CLOCK_SECONDS)
    stack.kill(name)


FAULTS: Final[Mapping[str, Fault]] = {
    "a worker killed": kill_worker,
    "a worker's process killed": kill_child,
    "a worker ended and started": end_worker,
    "a worker frozen past its lease": freeze_worker,
    "the sweeper killed": kill_sweeper,
    "the sweeper frozen": freeze_sweeper,
    "the API killed": kill_api,
    "the API frozen": freeze_api,
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
    "everything killed": kill_everything,
    "the storage away": take_storage_away,
    "slow lines": slow_lines,
    "a line cut": cut_line,
    "a silent line": silence_line,
    "the network lost": lose_network,
    "the disk full": fill_disk,
    "a worker's clock moved": move_clock,
}


def possible(names: Sequence[str]) -> list[str]:
    """Those of the faults that can be brought about on this machine."""
    lacking = set() if is_inside() else {"the network lost", "the disk full"}
    if clock_library() is None:
        lacking.add("a worker's clock moved")
    return [name for name in names if name not in lacking]
