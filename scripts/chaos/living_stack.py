"""A stack whose programs can be killed one by one, servers included, and come again as a supervisor would have them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import psutil
import psycopg

from finpulse.cli.client import Api, local_url
from finpulse.cli.stack.programs import Program, server_programs
from finpulse.config import Settings, read_settings
from finpulse.embedded.failure import StartFailed
from finpulse.embedded.home import locked
from finpulse.embedded.ports import kept_port
from finpulse.embedded.program import SERVER_NAMES
from finpulse.embedded.servers import announced, embedded_services, prepare, wait_until_ready
from scripts.bench import stack as bench_stack
from scripts.bench.stack import ENDING_SECONDS, Stack, is_worker
from scripts.chaos.audit import begin_audit
from scripts.chaos.line import Line
from scripts.chaos.machine import own_file_system

# A second worker for large statements, which takes over what the first one leaves.
SECOND: Final = "second"

CONNECT_SECONDS: Final = 120

# Brings the code that the stack is to run into a new folder, and returns where it lies there.
CodeSource = Callable[[Path], Path]


class LivingStack(Stack):
    """The stack with what harms it."""

    def __init__(self, settings: Settings, environment: dict[str, str]) -> None:
        super().__init__(settings, environment)
        self.lines: dict[str, Line] = {}
        self._by_line: dict[str, str] = {}

    def programs(self) -> list[Program]:
        """What runs beside the servers; Flower only looks on."""
        usual = [program for program in bench_stack.programs(self.settings) if program.name != "flower"]
        bulk = next(program for program in usual if program.name == "bulk")
        arguments = tuple(each.replace("bulk@", f"{SECOND}@") for each in bulk.arguments)
        return [*usual, replace(bulk, name=SECOND, arguments=arguments)]

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        """A connection as soon as PostgreSQL takes one. Raises OperationalError where it doesn't for minutes."""
        deadline = time.monotonic() + CONNECT_SECONDS
        while True:
            try:
                return super().connect()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """A query's rows. It is asked anew where the faults cut our own connection too."""
        deadline = time.monotonic() + CONNECT_SECONDS
        while True:
            try:
                with self.connect() as connection:
                    done = connection.execute(query, values)
                    return done.fetchall() if done.description else []
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise

    def run(self, *module: str) -> str:
        """Run a module of the stack's code with its settings, and return what it has printed. Raises StartFailed."""
        command = [sys.executable, "-m", *module]
        done = subprocess.run(
            command, cwd=self.checkout, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise StartFailed(f"{' '.join(module)} has failed: {done.stderr[-500:]}")
        return done.stdout

    def use_code(self, root: Path) -> None:
        """Let programs that start from now on run the code that lies there."""
        self.checkout = root
        self.environment["PYTHONPATH"] = str(root)

    def start(self, program: Program, **environment: str) -> None:
        """Start a program; workers reach the servers by our lines, where there are any."""
        by_line = self._by_line if is_worker(program) else {}
        super().start(program, **by_line, **environment)

    def revive(self) -> None:
        """Start again what has ended by itself, as a supervisor does."""
        for name, process in list(self._running.items()):
            if process.poll() is not None:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                self.start(self.program(name))

    def kill_everything(self) -> None:
        """Kill all programs and servers by -9, and start all of them again."""
        names = list(self._running)
        self.stop_all()
        for name in names:
            self.start(self.program(name))

    def lay_lines(self) -> None:
        """Let workers that start from now on reach the servers by lines of ours."""
        home = self.settings.home
        self.lines = {name: Line(kept_port(home, name)) for name in SERVER_NAMES}
        urls = embedded_services(home)
        by_line = {
            "FINPULSE_DATABASE_URL": (urls.database_url, "postgres"),
            "FINPULSE_WORKER_DATABASE_URL": (urls.worker_database_url, "postgres"),
            "FINPULSE_SWEEPER_DATABASE_URL": (urls.sweeper_database_url, "postgres"),
            "FINPULSE_ASSISTANT_DATABASE_URL": (urls.assistant_database_url, "postgres"),
            "FINPULSE_OWNER_DATABASE_URL": (urls.owner_database_url, "postgres"),
            "FINPULSE_REDIS_URL": (urls.redis_url, "valkey"),
        }
        self._by_line = {
            name: url.replace(f":{kept_port(home, server)}/", f":{self.lines[server].port}/")
            for name, (url, server) in by_line.items()
        }

    def kill_for_good(self, name: str) -> None:
        """Kill a program with all of its processes by -9."""
        process = self._running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill(self, name: str) -> None:
        """Kill a program with all of its processes by -9, and start it again at once."""
        self.kill_for_good(name)
        self.start(self.program(name))

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
        self.start(self.program(name))
        self.wait_for_servers()

    def stop(self, name: str) -> None:
        """End a program by its own signal and wait for its end."""
        process = self._running.pop(name)
        process.send_signal(self.program(name).stop_signal)
        try:
            process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop_all(self) -> None:
        """Kill every program and server: nothing of them is needed any more."""
        for child in self.processes():
            with suppress(psutil.NoSuchProcess):
                child.kill()
        for name in list(self._running):
            self._running.pop(name).wait()

    def processes(self) -> list[psutil.Process]:
        """Every process of the stack. Whoever runs us may have others, which are not ours to kill."""
        found: list[psutil.Process] = []
        for process in self._running.values():
            with suppress(psutil.NoSuchProcess):
                program = psutil.Process(process.pid)
                found += [*program.children(recursive=True), program]
        return found

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
        self.start(self.program(name))

    def worker_names(self) -> list[str]:
        """The programs that do stages."""
        return [each.name for each in self.programs() if is_worker(each) and each.name in self._running]

    def wait_for_servers(self) -> None:
        """Wait until PostgreSQL and Valkey answer."""
        wait_until_ready(self.settings.home, SERVER_NAMES, lambda: None)

    def program(self, name: str) -> Program:
        """A program by its name, whether it runs or not."""
        known = (*server_programs(SERVER_NAMES), *self.programs())
        return next(program for program in known if program.name == name)


@contextmanager
def living_stack(
    code: CodeSource | None = None, *, by_line: bool = False, start: Callable[[LivingStack], None] | None = None
) -> Iterator[LivingStack]:
    """Start everything in a new folder, and leave nothing running and nothing behind.

    All of it runs the checkout's code, or that which `code` brings. `by_line` lays lines of ours between the workers
    and the servers. With `start`, the servers alone are started before it is called. Raises StartFailed.
    """
    with tempfile.TemporaryDirectory(prefix="finpulse-chaos-") as folder:
        home = Path(folder)
        environment = bench_stack.environment_of(home)
        with own_file_system(home), locked(home):
            prepare(home, SERVER_NAMES)
            (home / "logs").mkdir(exist_ok=True)
            with announced(home, embedded_services(home)):
                stack = LivingStack(read_settings(environment), environment)
                if code is not None:
                    stack.use_code(code(home / "code"))
                if by_line:
                    stack.lay_lines()
                try:
                    _start_servers(stack)
                    (start or start_programs)(stack)
                    yield stack
                finally:
                    stack.stop_all()
                    for line in stack.lines.values():
                        line.close()


def _start_servers(stack: LivingStack) -> None:
    for program in server_programs(SERVER_NAMES):
        stack.start(program)
    stack.wait_for_servers()


def start_programs(stack: LivingStack) -> None:
    """Bring the tables up to date, and start everything beside the servers."""
    stack.run("finpulse.cli", "migrate")
    begin_audit(stack)
    for program in stack.programs():
        stack.start(program)
    bench_stack.wait_until_ready(Api(local_url(stack.settings)))
