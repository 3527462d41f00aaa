"""A real `finpulse up` with a home and ports of its own, for tests to run and to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from finpulse.embedded.launch import CHECKOUT
from finpulse.embedded.ports import is_free


@dataclass
class Stack:
    """A running stack and what it has printed."""

    process: subprocess.Popen[str]
    environment: dict[str, str]
    printed: str

    @property
    def url(self) -> str:
        """Where its API is."""
        return f"http://127.0.0.1:{self.environment['FINPULSE_PORT']}"

    def place(self, name: str) -> str:
        """What it printed beside a name such as `Flower`."""
        (line,) = (line for line in self.printed.splitlines() if line.split()[:1] == [name])
        return line.split(maxsplit=1)[1]

    def program(self, marker: str) -> psutil.Process:
        """The supervised Python process whose command line has this marker."""
        (found,) = (child for child in self._supervised() if marker in child.cmdline())
        return found

    def runs(self, marker: str) -> bool:
        """Whether such a process runs."""
        return any(marker in child.cmdline() for child in self._supervised() if child.status() != psutil.STATUS_ZOMBIE)

    def server(self, name: str) -> psutil.Process:
        """The supervised server with this name."""
        (found,) = (child for child in self._supervised() if child.name() == name)
        return found

    def _supervised(self) -> list[psutil.Process]:
        (supervisord,) = psutil.Process(self.process.pid).children()
        return supervisord.children()

    def end(self, number: signal.Signals) -> list[psutil.Process]:
        """Send the signal, wait for the end, and return what is still alive of all that it had started.

        What reads files ends by itself when its last client has, if it has just started when it has. What has ended and
        was not asked for by its new parent yet is alive no more.
        """
        started = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(number)
        self.process.wait(60)
        return [left for left in psutil.wait_procs(started, timeout=15)[1] if left.status() != psutil.STATUS_ZOMBIE]


def environment(home: Path) -> dict[str, str]:
    """Ours without its settings, but with this home and free ports."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FINPULSE_")}
    ports = iter(port for port in range(19_000 + os.getpid() % 500, 20_000) if is_free("127.0.0.1", port))
    own = {"FINPULSE_PORT": str(next(ports)), "FINPULSE_FLOWER_PORT": str(next(ports))}
    own["FINPULSE_PROFILES"] = str(home / "profiles.json")
    return {**kept, **own, "FINPULSE_HOME": str(home), "PYTHONPATH": str(CHECKOUT)}


@contextmanager
def starting_stack(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Begin to start everything; what a test has not ended is ended here."""
    process = subprocess.Popen(
        [sys.executable, "-m", "finpulse.cli", "up"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)


@contextmanager
def running_stack(environment: dict[str, str]) -> Iterator[Stack]:
    """Start everything and wait until it has shown itself."""
    with starting_stack(environment) as process:
        assert process.stdout
        printed = ""
        for line in process.stdout:
            printed += line
            if line.startswith("Ctrl-C"):
                break
        yield Stack(process, environment, printed)


def finpulse(environment: dict[str, str], *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "finpulse.cli", *arguments],
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
