"""A whole stack of its own for a run: servers, API, workers and sweeper, in a temporary folder and on free ports."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

import psutil
import psycopg

from finpulse.cli.client import Api, ApiError, local_url
from finpulse.cli.stack.programs import Program, attending_programs, serving_programs
from finpulse.config import Settings, read_settings
from finpulse.embedded import StartFailed, launch, servers
from finpulse.embedded.ports import CHOICES, is_free

READY_SECONDS: Final = 60
ENDING_SECONDS: Final = 60
# Beat would start a night's work in the midst of a measure; all the rest runs as it does for `make run`.
LEFT_OUT: Final = ("beat",)


class Stack:
    """The running stack; its programs can be stopped, replaced and paused one by one."""

    def __init__(self, settings: Settings, environment: dict[str, str]) -> None:
        self.settings = settings
        self.environment = environment
        self.checkout = launch.CHECKOUT
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def database_url(self) -> str:
        """The database's URL as psycopg takes it, for its owner, who sees everybody's rows."""
        return self.settings.database_urls["owner"].replace("+psycopg", "")

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        """A connection that commits every statement by itself."""
        return psycopg.connect(self.database_url, autocommit=True)

    def start(self, program: Program, **environment: str) -> None:
        """Start a program, which ends with us in any case; its output goes to a log in the home."""
        with (self.settings.home / "logs" / f"{program.name}.log").open("ab") as log:
            self._running[program.name] = subprocess.Popen(
                [sys.executable, "-m", *program.arguments],
                cwd=self.checkout if program.in_checkout else self.settings.home,
                env={**self.environment, **program.environment, **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self, name: str) -> None:
        """End a program and wait for its end; what has to be killed has hung."""
        process = self._running.pop(name)
        process.terminate()
        try:
            process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop_all(self) -> None:
        """End every program; the servers end after them."""
        for name in tuple(self._running):
            self.stop(name)

    @contextmanager
    def paused(self, name: str) -> Iterator[None]:
        """Hold a program and its processes still, so that work can be laid out before they see any of it."""
        group = self._running[name].pid
        os.killpg(group, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(group, signal.SIGCONT)

    @contextmanager
    def instead_of_workers(self, program: Program, **environment: str) -> Iterator[None]:
        """Run this program in the place of the stack's workers."""
        workers = self.stop_workers()
        self.start(program, **environment)
        try:
            yield
        finally:
            self.stop(program.name)
            for each in workers:
                self.start(each)

    def restart_workers(self) -> None:
        """Give the stack new workers, which have kept nothing of what others did."""
        for each in self.stop_workers():
            self.start(each)

    def stop_workers(self) -> list[Program]:
        """End the stack's workers, and return them."""
        workers = [each for each in programs(self.settings) if each.name in self._running and is_worker(each)]
        for each in workers:
            self.stop(each.name)
        return workers

    def processes(self) -> list[psutil.Process]:
        """Every process of the stack, servers included."""
        return psutil.Process().children(recursive=True)

    def settle(self, limit: float = 120) -> None:
        """Wait until the stack is idle, with what it does after a job (words for search, vacuum), or for `limit` s."""
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            before, since = self._busy_seconds(), time.monotonic()
            time.sleep(2)
            if self._busy_seconds() - before < 0.1 * (time.monotonic() - since):
                return

    def _busy_seconds(self) -> float:
        """Processor seconds that the stack's processes have taken since they started."""
        taken = 0.0
        for process in self.processes():
            with suppress(psutil.Error):
                times = process.cpu_times()
                taken += times.user + times.system
        return taken


@contextmanager
def running_stack() -> Iterator[Stack]:
    """Start everything in a new folder, and leave nothing running and nothing behind. Raises StartFailed."""
    with tempfile.TemporaryDirectory(prefix="finpulse-bench-") as folder, ExitStack() as ending:
        home = Path(folder)
        environment = environment_of(home)
        ending.enter_context(servers(home))
        stack = Stack(read_settings(environment), environment)
        (home / "logs").mkdir(exist_ok=True)
        ending.callback(stack.stop_all)
        migrate(environment)
        for program in programs(stack.settings):
            stack.start(program)
        wait_until_ready(Api(local_url(stack.settings)))
        yield stack


def programs(settings: Settings) -> list[Program]:
    """What runs beside the servers."""
    every = (*serving_programs(settings), *attending_programs(settings))
    return [each for each in every if each.name not in LEFT_OUT]


def is_worker(program: Program) -> bool:
    """Whether this does the stages of jobs."""
    return "worker" in program.arguments


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on. Raises StopIteration where all are taken."""
    return next(port for port in random.sample(CHOICES, len(CHOICES)) if is_free("127.0.0.1", port))


def environment_of(home: Path) -> dict[str, str]:
    """Ours without its settings, since what is measured is the default, but with this home and free ports."""
    others = [name for name in os.environ if name.startswith("FINPULSE_")]
    environment = launch.environment(
        FINPULSE_HOME=str(home),
        FINPULSE_PORT=str(free_port()),
        FINPULSE_FLOWER_PORT=str(free_port()),
        FINPULSE_RATE_LIMITS="off",
        FINPULSE_LOG_LEVEL="warning",
        TMPDIR=str(home),
    )
    own = ("FINPULSE_HOME", "FINPULSE_PORT", "FINPULSE_FLOWER_PORT", "FINPULSE_RATE_LIMITS", "FINPULSE_LOG_LEVEL")
    return {name: value for name, value in environment.items() if name not in others or name in own}


def migrate(environment: dict[str, str]) -> None:
    """Bring the stack's tables up to date. Raises StartFailed."""
    command = [sys.executable, "-m", "finpulse.cli", "migrate"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise StartFailed(f"The database could not be migrated: {done.stderr[-500:]}")


def wait_until_ready(api: Api) -> None:
    """Wait until the API has all that it needs. Raises StartFailed."""
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            api.get("/health/ready")
        except ApiError as error:
            if time.monotonic() > deadline:
                raise StartFailed(f"The API is not ready after {READY_SECONDS} s: {error}") from None
            time.sleep(0.1)
        else:
            return
