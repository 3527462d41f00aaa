"""Forks children on request, kills those whose clients are gone, and tells how each has ended."""

from __future__ import annotations

import ctypes
import os
import selectors
import signal
import socket
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from finpulse.process.cycles import leave_out_what_stays
from finpulse.sandbox.child import work
from finpulse.sandbox.limits import usual_limits

# How a child has ended, as `os.waitpid` says it.
STATUS: Final = struct.Struct("<i")
_PR_SET_PDEATHSIG: Final = 1
# Of all processes the kernel is to take a child first where memory runs out.
_OUT_OF_MEMORY_SCORE: Final = "1000"


def serve(requests: socket.socket) -> None:
    """Fork a child for each request until the last process that could send one has ended."""
    usual_limits()
    leave_out_what_stays()
    _Server(requests).run()


class _Server:
    """A request brings two sockets: one for the child, and one over which its end is told, and which ends it."""

    def __init__(self, requests: socket.socket) -> None:
        self._requests, self._pid = requests, os.getpid()
        self._children: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._woken, waker = socket.socketpair()
        self._waker = waker
        for each in (self._woken, waker):
            each.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        self._watch(requests, self._fork)
        self._watch(self._woken, self._reap)
        self._open = True

    def run(self) -> None:
        """Do what there is to do until the requests end, and end the children with it."""
        while self._open:
            for key, _ in self._selector.select():
                key.data()
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)

    def _watch(self, on: socket.socket, act: Callable[[], None]) -> None:
        self._selector.register(on, selectors.EVENT_READ, act)

    def _fork(self) -> None:
        told, fds, _, _ = socket.recv_fds(self._requests, 1, 2)
        if not told:
            self._open = False
            return
        data, control = (socket.socket(fileno=fd) for fd in fds)
        if pid := os.fork():
            data.close()
            self._children[pid] = control
            self._watch(control, lambda: self._kill(pid))
        else:
            self._become_child(data, control)

    def _become_child(self, data: socket.socket, control: socket.socket) -> None:
        """Leave nothing of the server open, do what the client asks for, and end."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._selector.close()
            for each in (self._requests, self._woken, self._waker, control, *self._children.values()):
                each.close()
            with suppress(OSError):
                Path("/proc/self/oom_score_adj").write_text(_OUT_OF_MEMORY_SCORE)
            self._end_with_server()
            work(data, usual_limits().memory)
        finally:
            os._exit(0)

    def _end_with_server(self) -> None:
        """Nobody could end a child without its server."""
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != self._pid:
                os._exit(0)

    def _kill(self, pid: int) -> None:
        """The client has let go of a child."""
        self._selector.unregister(self._children[pid])
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            while self._woken.recv(4096):
                pass
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                self._told_end(*ended)

    def _told_end(self, pid: int, status: int) -> None:
        control = self._children.pop(pid)
        with suppress(KeyError):
            self._selector.unregister(control)
        with suppress(OSError):
            control.send(STATUS.pack(status))
        control.close()
