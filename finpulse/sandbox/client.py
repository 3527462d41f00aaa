"""Children to read files in: asked for, kept for the next file, and ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Final

import structlog

from finpulse.errors import ReadingUnavailable
from finpulse.sandbox.known_holes import known_holes
from finpulse.sandbox.server import STATUS

log = structlog.get_logger()

# A child that has read so many files makes room for a new one, and so many wait for the next file.
FILES_A_CHILD: Final = 200
MOST_IDLE: Final = 2
# So many children may read for a process at once, since each may take as much memory as the limits allow; whoever
# comes then waits so long for one to be done.
MOST_AT_ONCE: Final = 4
SECONDS_TO_WAIT: Final = 10
# Between the end of a child and the word of it lies no work.
SECONDS_TO_TELL: Final = 10
# A message that has begun is sent at once, unless somebody has stopped the child in the midst of it.
SECONDS_FOR_A_MESSAGE: Final = 60
_KEPT: Final = ("PATH", "HOME", "LANG", "LC_", "TZ", "TMPDIR", "PYTHON", "FINPULSE_READING_")


class Child:
    """A child as its client sees it: a socket to talk, and one over which its end is told, and which ends it."""

    def __init__(self, data: socket.socket, control: socket.socket) -> None:
        data.settimeout(SECONDS_FOR_A_MESSAGE)
        self.data = data
        self.control = control
        self.files = 0

    def end(self) -> None:
        """Let go of the child, which kills it whatever it does."""
        self.control.close()
        self.data.close()

    def status(self) -> int | None:
        """How a child has ended, as `os.waitpid` says it; None where nobody knows."""
        self.control.settimeout(SECONDS_TO_TELL)
        told = b""
        with suppress(OSError):
            told = self.control.recv(STATUS.size)
        return STATUS.unpack(told)[0] if len(told) == STATUS.size else None


class Sandbox:
    """The server that forks children, and those of them that wait.

    Processes that are forked after `start` share the server, and have children of their own. `prepare` is a function
    as "module:function" that the server calls first, so that its children have all that they need. A child may have
    so much `memory` in bytes, or as much as the settings say.
    """

    def __init__(self, prepare: str, memory: int | None = None) -> None:
        self._prepare = prepare
        self._memory = memory
        self._requests: socket.socket | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self._idle: list[Child] = []
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(MOST_AT_ONCE)
        os.register_at_fork(after_in_child=self._forget)

    def start(self) -> None:
        """Start the server, unless it has been started."""
        with self._lock:
            if self._requests is None:
                self._requests = self._started()
                for hole in known_holes():
                    log.warning("python.known_hole", told=hole)

    def step_behind(self, niceness: int) -> None:
        """Let the children that are forked from now on go behind others at the processor."""
        with self._lock:
            if self._server is not None:
                os.setpriority(os.PRIO_PROCESS, self._server.pid, niceness)

    def child(self) -> Child:
        """A child that waits for a file. Raises ReadingUnavailable where none can be had.

        It is to be given back, or else ended by `end`.
        """
        if not self._room.acquire(timeout=SECONDS_TO_WAIT):
            raise ReadingUnavailable("Too many files are being read at once; try again in a moment.")
        try:
            return self._found()
        except BaseException:
            self._room.release()
            raise

    def _found(self) -> Child:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        self.start()
        try:
            return self._forked()
        except OSError:  # The server was killed. This process starts another one, for itself.
            with self._lock:
                self._requests = self._started()
        try:
            return self._forked()
        except OSError as error:
            raise ReadingUnavailable("No process can be started to read files in; try again in a moment.") from error

    def give_back(self, child: Child) -> None:
        """Keep a child that has done well for the next file."""
        child.files += 1
        self._room.release()
        with self._lock:
            if child.files < FILES_A_CHILD and len(self._idle) < MOST_IDLE:
                self._idle.append(child)
                return
        child.end()

    def end(self, child: Child) -> None:
        """End a child, whatever it does."""
        child.end()
        self._room.release()

    def _forked(self) -> Child:
        assert self._requests is not None, "it has been started"
        data, child_data = socket.socketpair()
        control, child_control = socket.socketpair()
        with child_data, child_control:
            socket.send_fds(self._requests, [b"\0"], [child_data.fileno(), child_control.fileno()])
        return Child(data, control)

    def _started(self) -> socket.socket:
        """A server in a session of its own, so that no signal to our group ends what reads our files before us."""
        ours, its = socket.socketpair()
        with its:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "finpulse.sandbox", self._prepare],
                stdin=its.fileno(),
                stdout=subprocess.DEVNULL,
                start_new_session=True,
                env=_environment(self._memory),
            )
        return ours

    def _forget(self) -> None:
        """After a fork: the parent's children are its own."""
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(MOST_AT_ONCE)
        for child in self._idle:
            child.data.close()
            child.control.close()
        self._idle = []


def _environment(memory: int | None) -> dict[str, str]:
    """What a process needs that reads files: our modules, and no secret of ours."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
    if memory is not None:
        kept["FINPULSE_READING_MEMORY"] = str(memory)
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
