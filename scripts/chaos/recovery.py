"""How long it takes until work goes on: everything killed and restarted, a worker killed, supervisord killed."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

import psutil
import psycopg

from finpulse.cli.client import Api, local_url
from finpulse.config import read_settings
from finpulse.jobs.lease import LEASE_SECONDS
from scripts.bench import stack as bench_stack
from scripts.chaos.ledger_model import make_statement
from scripts.chaos.living_stack import LivingStack, living_stack
from scripts.chaos.users import Sender, fresh_folder

ROWS: Final = 100_000
# Short jobs that wait beside the long one when everything is killed: some seconds of work for their worker.
SHORT_JOBS: Final = 30
SHORT_ROWS: Final = 2_000
PATIENCE_SECONDS: Final = 120
CLAIM: Final = "SELECT fence, lease_holder FROM jobs WHERE id = %s AND status = 'running' AND lease_until > now()"
FENCES: Final = "SELECT id, fence FROM jobs WHERE status IN ('queued', 'running')"
CLAIMED: Final = "SELECT id, fence FROM jobs WHERE status IN ('running', 'completed') AND id = ANY(%s)"


class Claimed(NamedTuple):
    """The newest claim of a job, and the program that holds it."""

    fence: int
    program: str


class Restarted(NamedTuple):
    """Seconds from the blow until the first of all jobs goes on, and until the long one does."""

    first: float
    long: float


class Measured(NamedTuple):
    """What was done, the seconds that it took each time, and the seconds that it may take."""

    what: str
    seconds: list[float]
    most: float


def run_recovery(count: int, seed: int) -> bool:
    """Measure each so often, and print a table; returns whether each stayed within its limit."""
    chance = random.Random(seed)  # noqa: S311 - the same statements for the same seed, and no secret.
    ended = [_told(_until_children_end()) for _ in range(count)]
    up = [Restarted(*map(_told, seconds)) for seconds in _restarts(chance, count)]
    with living_stack() as stack:
        moving = [_told(_until_moving(stack, chance, number, _kill_everything)) for number in range(count)]
        taken_over = [_told(_until_moving(stack, chance, count + number, _kill_for_good)) for number in range(count)]
    measured = (
        Measured("`finpulse up` and all that it runs killed by -9, until a job moves", [each.first for each in up], 10),
        Measured("the same, until the long job moves", [each.long for each in up], 10),
        Measured("everything killed by -9 and restarted program by program, until a job moves", moving, 10),
        Measured("a worker killed by -9 for good, until another goes on", taken_over, LEASE_SECONDS + 5),
        Measured("supervisord killed by -9, until all that it ran has ended", ended, 10),
    )
    print(_table(measured))
    return all(max(each.seconds) <= each.most for each in measured)


def _until_moving(
    stack: LivingStack, chance: random.Random, number: int, kill: Callable[[LivingStack, str], None]
) -> float:
    """Seconds from the blow, against whoever holds a job under way, until the job is claimed anew."""
    sender = Sender(stack)
    folder = fresh_folder(stack.settings.home, "recovery")
    job = sender.send(make_statement(folder, chance, number, ROWS))
    before = _claim(stack, job["id"], 0)
    began = time.monotonic()
    kill(stack, before.program)
    _claim(stack, job["id"], before.fence)
    seconds = time.monotonic() - began
    if before.program not in stack.worker_names():
        stack.start(stack.program(before.program))
    _check_whole(sender, job["id"])
    return seconds


def _check_whole(sender: Sender, job_id: int) -> None:
    """Wait for a job's end, and see that it has brought each row. Raises AssertionError."""
    done = sender.ended(job_id)
    if done["status"] != "completed" or done["rows"]["inserted"] != ROWS:
        raise AssertionError(f"Job {job_id} is {done['status']} with {done['rows']}.")


def _kill_everything(stack: LivingStack, _: str) -> None:
    stack.kill_everything()


def _kill_for_good(stack: LivingStack, program: str) -> None:
    stack.kill_for_good(program)


def _claim(stack: LivingStack, job_id: int, after: int) -> Claimed:
    """The first claim of a job that is seen after the one with this fence. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with suppress(psycopg.OperationalError), stack.connect() as connection:
            row = connection.execute(CLAIM, [job_id]).fetchone()
            if row and int(str(row[0])) > after:
                return Claimed(int(str(row[0])), str(row[1]).split("@")[0])
        time.sleep(0.02)
    raise TimeoutError(f"Job {job_id} was not claimed in {PATIENCE_SECONDS} s.")


def _restarts(chance: random.Random, count: int) -> Iterator[Restarted]:
    """The seconds after each blow against `finpulse up` and its family, with a long job and short ones under way."""
    with _home() as environment:
        process = _begin_up(environment)
        _wait_until_up(process, environment)
        stack = LivingStack(read_settings(environment), environment)
        sender, folder = Sender(stack), fresh_folder(stack.settings.home, "recovery")
        try:
            for number in range(count):
                job = sender.send(make_statement(folder, chance, number, ROWS))
                before = _claim(stack, job["id"], 0)
                _send_short_ones(stack, chance, number)
                fences = _fences(stack)
                began = time.monotonic()
                _kill_family(process)
                process = _begin_up(environment)
                _wait_until_any_moves(stack, fences)
                first = time.monotonic() - began
                _claim(stack, job["id"], before.fence)
                yield Restarted(first, time.monotonic() - began)
                _wait_until_up(process, environment)
                _check_whole(sender, job["id"])
        finally:
            _end_up(process)


def _send_short_ones(stack: LivingStack, chance: random.Random, number: int) -> None:
    """Short jobs of another user, more than their worker does in a moment."""
    sender, folder = Sender(stack), fresh_folder(stack.settings.home, "short")
    for each in range(SHORT_JOBS):
        sender.send(make_statement(folder, chance, number * SHORT_JOBS + each, SHORT_ROWS))


def _fences(stack: LivingStack) -> dict[int, int]:
    """The fence of each job that has not ended."""
    with stack.connect() as connection:
        return {int(str(number)): int(str(fence)) for number, fence in connection.execute(FENCES).fetchall()}


def _wait_until_any_moves(stack: LivingStack, fences: dict[int, int]) -> None:
    """Return once one of these jobs was claimed since. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with suppress(psycopg.OperationalError), stack.connect() as connection:
            found = connection.execute(CLAIMED, [list(fences)]).fetchall()
            if any(int(str(fence)) > fences[int(str(number))] for number, fence in found):
                return
        time.sleep(0.02)
    raise TimeoutError(f"None of {len(fences)} jobs was claimed in {PATIENCE_SECONDS} s.")


def _kill_family(process: subprocess.Popen[str]) -> None:
    """Kill a program and all that it has started by -9."""
    leader = psutil.Process(process.pid)
    family = [leader, *leader.children(recursive=True)]
    for each in family:
        with suppress(psutil.NoSuchProcess):
            each.kill()
    process.wait()
    psutil.wait_procs(family, PATIENCE_SECONDS)


def _until_children_end() -> float:
    """Seconds from the death of supervisord until nothing runs any more of what it ran."""
    with _running_up() as process:
        (supervisord,) = process.children()
        family = supervisord.children(recursive=True)
        began = time.monotonic()
        supervisord.kill()
        _, alive = psutil.wait_procs(family, PATIENCE_SECONDS)
        if alive:
            raise AssertionError(f"{len(alive)} processes outlive supervisord: {alive}")
        return time.monotonic() - began


@contextmanager
def _running_up() -> Iterator[psutil.Process]:
    """A `finpulse up` of its own, when all of it runs."""
    with _home() as environment:
        process = _begin_up(environment)
        try:
            _wait_until_up(process, environment)
            yield psutil.Process(process.pid)
        finally:
            _end_up(process)


@contextmanager
def _home() -> Iterator[dict[str, str]]:
    """The environment of a stack with a home of its own, which is deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="finpulse-recovery-") as folder:
        yield bench_stack.environment_of(Path(folder))


def _begin_up(environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "finpulse.cli", "up"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _wait_until_up(process: subprocess.Popen[str], environment: dict[str, str]) -> None:
    assert process.stdout is not None, "it is a pipe"
    next(line for line in process.stdout if line.split()[:1] == ["Flower"])
    bench_stack.wait_until_ready(Api(local_url(read_settings(environment))))


def _end_up(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(PATIENCE_SECONDS)


def _told(seconds: float) -> float:
    print(f"{seconds:.1f} s at a load of {os.getloadavg()[0]:.1f}", flush=True)
    return seconds


def _table(measured: Sequence[Measured]) -> str:
    lines = ["| what | trials | median | slowest | may take |", "|---|---|---|---|---|"]
    for what, seconds, most in measured:
        median, slowest = statistics.median(seconds), max(seconds)
        lines.append(f"| {what} | {len(seconds)} | {median:.1f} s | {slowest:.1f} s | {most:.0f} s |")
    return "\n".join(lines)
