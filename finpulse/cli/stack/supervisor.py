"""One supervisord for the whole stack: its configuration, its start, what it says of its programs, and its end."""

from __future__ import annotations

import os
import subprocess
import time
import xmlrpc.client
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psutil

from finpulse.cli.stack.programs import Program
from finpulse.embedded import StartFailed, launch
from finpulse.embedded.ports import kept_port
from finpulse.local_secrets import local_secret

CONFIG_NAME: Final = "supervisord.conf"
# Bytes of a log before it gets a number; three such are kept of each program.
LOG_SIZE: Final = 10 << 20
PATIENCE_SECONDS: Final = 10
# supervisord gives the applications 40 s together, and then each server as long.
ENDING_SECONDS: Final = 150
STRAGGLERS_SECONDS: Final = 10

# No path stands in here, since not every path can be quoted: supervisord runs in FINPULSE_HOME, and finds `python` on
# the PATH that it is given, and the code's folder in CHECKOUT.
SUPERVISORD: Final = """\
[supervisord]
nodaemon = true
silent = true
umask = 077
logfile = logs/supervisord.log
logfile_maxbytes = {log_size}
logfile_backups = 3
childlogdir = logs
pidfile = supervisord.pid

[inet_http_server]
port = 127.0.0.1:{port}
username = finpulse
password = {password}

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl = http://127.0.0.1:{port}
username = finpulse
password = {password}
"""

# Programs of one group end side by side; groups end one after the other.
GROUP: Final = """
[group:app]
programs = {names}
priority = {priority}
"""

PROGRAM: Final = """
[program:{name}]
command = python -m {arguments}
directory = {directory}
environment = {environment}
priority = {priority}
autostart = {autostart}
autorestart = true
startretries = 1000000
stopsignal = {stop_signal}
stopwaitsecs = 40
killasgroup = true
stdout_logfile = logs/{name}.log
stdout_logfile_maxbytes = {log_size}
stdout_logfile_backups = 3
redirect_stderr = true
"""


class Supervisor:
    """A running supervisord, asked over its loopback port."""

    def __init__(self, home: Path, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._logs = home / "logs"
        self._ailing_since: dict[str, float] = {}
        address = f"http://finpulse:{_password(home)}@127.0.0.1:{kept_port(home, 'supervisor')}/RPC2"
        self._remote: Any = xmlrpc.client.ServerProxy(address).supervisor

    def start(self, programs: Iterable[Program]) -> None:
        """Start programs that wait to be told."""
        for program in programs:
            self._remote.startProcess(f"app:{program.name}", False)

    def check(self) -> None:
        """Raise StartFailed where supervisord has ended, or a program keeps failing, with the last it said."""
        if self.process.poll() is not None:
            raise StartFailed(f"supervisord has ended; {self._logs / 'supervisord.log'} may say why.")
        for name in self._failing():
            if time.monotonic() - self._ailing_since.setdefault(name, time.monotonic()) > PATIENCE_SECONDS:
                log = self._logs / f"{name}.log"
                raise StartFailed(f"{name} does not start. The end of {log}: {_last_line(log)}")

    def _failing(self) -> list[str]:
        try:
            programs = self._remote.getAllProcessInfo()
        except OSError:
            return []  # It is still starting itself.
        return [each["name"] for each in programs if each["statename"] in {"BACKOFF", "FATAL"}]


def write_config(
    home: Path,
    servers: Sequence[Program],
    programs: Sequence[Program],
    at_once: Collection[Program] = (),
    log_size: int = LOG_SIZE,
) -> None:
    """Write supervisord.conf: the servers start at once and end last, one by one.

    Our programs wait to be told, but for those that start at once too, beside the servers.

    Only supervisord writes the logs. One that has `log_size` bytes gets a number, and the three last of these are kept.
    """
    (home / "logs").mkdir(exist_ok=True)
    text = SUPERVISORD.format(port=kept_port(home, "supervisor"), password=_password(home), log_size=log_size)
    text += "".join(_section(server, place, "true", log_size) for place, server in enumerate(servers))
    for program in programs:
        text += _section(program, len(servers), "true" if program in at_once else "false", log_size)
    text += GROUP.format(names=",".join(program.name for program in programs), priority=len(servers))
    with os.fdopen(os.open(home / CONFIG_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)


@contextmanager
def supervised(home: Path, environment: Mapping[str, str], lock: int) -> Iterator[Supervisor]:
    """Run supervisord over the written configuration and end it, with all it runs, at exit.

    It has a session of its own, so that Ctrl-C reaches the programs in the right order, through us. It inherits the
    lock, and on Linux it is told to end when we die without a word.
    """
    process = subprocess.Popen(
        launch.launched(["python", "-m", "supervisor.supervisord", "-c", CONFIG_NAME]),
        cwd=home,
        env={**environment, "CHECKOUT": str(launch.CHECKOUT)},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=[lock],
    )
    try:
        yield Supervisor(home, process)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End supervisord, and kill whatever it could not end, such as the children of a worker that was killed."""
    family = _session(process.pid)
    process.terminate()
    try:
        process.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
    _, remaining = psutil.wait_procs(family, STRAGGLERS_SECONDS)
    for straggler in remaining:
        straggler.kill()
    process.wait()


def _session(leader: int) -> list[psutil.Process]:
    """Every process of the leader's session but the leader itself."""
    return [each for each in psutil.process_iter() if each.pid != leader and _session_of(each.pid) == leader]


def _session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:  # It has ended, or is none of ours.
        return None


def _section(program: Program, priority: int, autostart: str, log_size: int) -> str:
    return PROGRAM.format(
        name=program.name,
        arguments=" ".join(program.arguments).replace("%", "%%"),
        directory="%(ENV_CHECKOUT)s" if program.in_checkout else ".",
        environment=",".join(f'{name}="{value}"' for name, value in program.environment.items()),
        priority=priority,
        autostart=autostart,
        log_size=log_size,
        stop_signal=program.stop_signal.name.removeprefix("SIG"),
    )


def _password(home: Path) -> str:
    return local_secret(home, "supervisor-password")


def _last_line(log: Path) -> str:
    lines = log.read_text("utf-8", errors="replace").splitlines() if log.exists() else []
    return (lines or ["nothing"])[-1]
