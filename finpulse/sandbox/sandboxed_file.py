"""A file that is open in a child: functions are called on it there, and their results come back."""

from __future__ import annotations

import io
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final, NoReturn, TypeVar

import structlog

from finpulse.counters.instruments import CHILDREN_ENDED
from finpulse.errors import FinPulseError, ReadingStopped, ReadingUnavailable
from finpulse.sandbox import limits as told
from finpulse.sandbox import wire
from finpulse.sandbox.child import ChildAnswer
from finpulse.sandbox.client import Child, Sandbox
from finpulse.sandbox.limits import Limits
from finpulse.tracing.spans import begin

log = structlog.get_logger()

T = TypeVar("T")
# Yields None at least this often while it waits for the child, so that a lease can be renewed, and returns a result.
Waiting = Generator[None, None, T]
SECONDS_BETWEEN_TICKS: Final = 3.0


class SandboxedFile:
    """A file in a child. Any error ends the child, as does closing the file amid a call."""

    def __init__(self, sandbox: Sandbox, file: BinaryIO, limits: Limits, *, for_request: bool = False) -> None:
        with _descriptor(file) as descriptor:
            self.size = os.fstat(descriptor).st_size
            self._limits = limits.for_request() if for_request else limits.for_size(self.size)
            self._sandbox = sandbox
            self._child = self._opened(descriptor)
        self._waited = 0.0
        self._is_busy = self._is_worn = False
        # How far the file was read, in bytes.
        self.position = 0

    def __enter__(self) -> SandboxedFile:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_busy or self._is_worn:
            self._sandbox.end(self._child)
        else:
            self._sandbox.give_back(self._child)

    def call(self, function: Callable[..., T], *arguments: Any) -> Waiting[T]:
        """Call a function of a module on the file, in the child; what it raises is raised here.

        Raises ReadingStopped where the child has ended over it, and ReadingUnavailable where that is not its fault.
        """
        with _traced(function):
            self._send(wire.Call(function, arguments))
            while (message := self._next()) is None or message.kind == wire.ITEM:
                yield
            result: T = self._settled(message)
            return result

    def stream(self, function: Callable[..., Iterator[T]], *arguments: Any) -> Iterator[T | None]:
        """What a function yields on the file, and None at least each few seconds. Raises as `call` does."""
        with _traced(function):
            self._send(wire.Call(function, arguments))
            while (message := self._next()) is None or message.kind == wire.ITEM:
                yield None if message is None else message.value
            self._settled(message)

    def results(self, function: Callable[..., Iterator[T]], *arguments: Any) -> Iterator[T]:
        """What a function yields on the file, which may be None. Raises as `call` does."""
        with _traced(function):
            self._send(wire.Call(function, arguments))
            while (message := self._next()) is None or message.kind == wire.ITEM:
                if message is not None:
                    yield message.value
            self._settled(message)

    def _opened(self, descriptor: int) -> Child:
        """A child that has the file open. One that died while it waited is nobody's fault: there are others."""
        for _ in range(3):
            child = self._sandbox.child()
            try:
                wire.send_file(child.data, wire.OpenedFile(descriptor, self._limits.processor_seconds))
            except OSError:
                self._sandbox.end(child)
            else:
                return child
        raise ReadingUnavailable("The processes that read files end at once; try again in a moment.")

    def _send(self, call: wire.Call) -> None:
        self._is_busy = True
        try:
            wire.send_call(self._child.data, call)
        except OSError:
            self._raise_end()

    def _next(self) -> wire.Message | None:
        """The next message but those of the position; None where it is not there after some seconds."""
        began = time.monotonic()
        ready = select.poll()
        ready.register(self._child.data, select.POLLIN)
        while (left := began + SECONDS_BETWEEN_TICKS - time.monotonic()) > 0:
            if ready.poll(left * 1000):
                message = self._received()
                if message.kind != wire.AT:
                    self._waited += time.monotonic() - began
                    return message
                self.position = message.value
        self._waited += time.monotonic() - began
        if self._waited > self._limits.wall_seconds:
            raise _stopped("time", told.too_long(self._limits))
        return None

    def _received(self) -> wire.Message:
        """The message that has begun to come."""
        try:
            message = wire.receive(self._child.data)
        except TimeoutError as error:
            raise _stopped("time", told.too_long(self._limits)) from error
        except Exception as error:  # A file may have made a child send anything.
            log.error("reading.no_value", exc_info=error)
            raise _stopped("broken", told.broken(type(error).__name__)) from error
        return message or self._raise_end()

    def _settled(self, message: wire.Message) -> Any:
        """The result of a call, or its error."""
        answer: ChildAnswer = message.value
        self._is_busy, self._is_worn = False, answer.is_worn
        if message.kind == wire.DONE:
            return answer.value
        if isinstance(answer.value, MemoryError):
            raise _stopped("memory", told.too_large(self._limits))
        if isinstance(answer.value, FinPulseError):
            raise answer.value
        log.error("reading.broke_off", error=answer.value, trace=answer.trace)
        raise _stopped("broken", told.broken(answer.value))

    def _raise_end(self) -> NoReturn:
        """Raise what the child's end means for the file."""
        status = self._child.status()
        if status is None:
            raise ReadingUnavailable("The process that read the file was lost; it is read again.")
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        log.warning("reading.child_ended", status=status, signal=number)
        if number == signal.SIGXCPU:
            raise _stopped("processor", told.too_slow(self._limits))
        raise _stopped("killed", told.killed(number))


def _stopped(cause: str, sentence: str) -> ReadingStopped:
    """The error of a child that ended over its file, which is counted."""
    CHILDREN_ENDED.labels(cause).inc()
    return ReadingStopped(sentence)


def finished(waiting: Waiting[T]) -> T:
    """The result, waited for."""
    while True:
        try:
            next(waiting)
        except StopIteration as done:
            result: T = done.value
            return result


@contextmanager
def _traced(function: Callable[..., object]) -> Iterator[None]:
    """A span of what is read in a child. It is not the current one, since whoever reads a stream works in between."""
    span = begin(f"sandbox {function.__name__}")
    try:
        yield
    except Exception as error:
        span.fail(type(error).__name__)
        raise
    finally:
        span.end()


@contextmanager
def _descriptor(file: BinaryIO) -> Iterator[int]:
    """A descriptor of a file; what a storage elsewhere has is copied to one that has no name."""
    try:
        descriptor = file.fileno()
    except (AttributeError, io.UnsupportedOperation):
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy, 1 << 20)
            copy.flush()
            yield copy.fileno()
    else:
        yield descriptor
