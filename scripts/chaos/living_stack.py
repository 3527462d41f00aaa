"""A stack whose programs can be killed one by one, servers included, and come again as a supervisor would have them."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from finpulse.cli.client import Api
from finpulse.cli.programs import Program, server_programs
from finpulse.config import read_settings
from finpulse.embedded.home import locked
from finpulse.embedded.program import SERVER_NAMES
from finpulse.embedded.servers import announced, embedded_services, prepare, wait_until_ready
from scripts.bench import stack as bench_stack
from scripts.bench.stack import ENDING_SECONDS, Stack, is_worker


class LivingStack(Stack):
    """The stack with what harms it."""

    def kill(self, name: str) -> None:
        """Kill a program with all of its processes by -9, and start it again at once."""
        process = self._running[name]
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.start(self._program(name))

    def kill_server(self, name: str) -> None:
        """Kill a server with all of its processes by -9; it comes again, and recovers what it has to."""
        process = self._running[name]
        with suppress(psutil.NoSuchProcess):
            for child in psutil.Process(process.pid).children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    child.kill()
        self.kill(name)
        self.wait_for_servers()

    def restart_server(self, name: str) -> None:
        """End a server as its operator does, and start it again."""
        self.stop(name)
        self.start(self._program(name))
        self.wait_for_servers()

    def stop(self, name: str) -> None:
        """End a program by its own signal and wait for its end."""
        process = self._running.pop(name)
        process.send_signal(self._program(name).stop_signal)
        try:
            process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop_all(self) -> None:
        """End every program, and the servers after all others."""
        for name in sorted(self._running, key=lambda name: name in SERVER_NAMES):
            self.stop(name)

    def kill_child(self, name: str, number: int) -> None:
        """Kill one process below a program by -9, as the system does where memory runs out."""
        children = psutil.Process(self._running[name].pid).children(recursive=True)
        if children:
            with suppress(psutil.NoSuchProcess):
                children[number % len(children)].kill()

    def stop_for(self, name: str, seconds: float) -> None:
        """Hold a program still, as a machine does that is out of breath, and let it go on."""
        with self.paused(name):
            time.sleep(seconds)

    def end_and_start(self, name: str) -> None:
        """End a program as an operator does, and start it again."""
        self.stop(name)
        self.start(self._program(name))

    def worker_names(self) -> list[str]:
        """The programs that do stages."""
        return [each.name for each in bench_stack.programs(self.settings) if is_worker(each)]

    def wait_for_servers(self) -> None:
        """Wait until PostgreSQL and Valkey answer."""
        wait_until_ready(self.settings.home, SERVER_NAMES, lambda: None)

    def _program(self, name: str) -> Program:
        known = (*server_programs(SERVER_NAMES), *bench_stack.programs(self.settings))
        return next(program for program in known if program.name == name)


@contextmanager
def living_stack() -> Iterator[LivingStack]:
    """Start everything in a new folder, and leave nothing running and nothing behind. Raises StartFailed."""
    with tempfile.TemporaryDirectory(prefix="finpulse-chaos-") as folder:
        home = Path(folder)
        environment = bench_stack.environment_of(home)
        with locked(home):
            prepare(home, SERVER_NAMES)
            (home / "logs").mkdir(exist_ok=True)
            with announced(home, embedded_services(home)):
                stack = LivingStack(read_settings(environment), environment)
                try:
                    _start(stack, environment)
                    yield stack
                finally:
                    stack.stop_all()


def _start(stack: LivingStack, environment: dict[str, str]) -> None:
    for program in server_programs(SERVER_NAMES):
        stack.start(program)
    stack.wait_for_servers()
    bench_stack.migrate(environment)
    for program in bench_stack.programs(stack.settings):
        stack.start(program)
    bench_stack.wait_until_ready(Api(stack.settings))
