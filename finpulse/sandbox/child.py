"""A child: opens the file that it is given, runs functions on it, and sends what they yield and return."""

from __future__ import annotations

import io
import socket
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from finpulse.errors import FinPulseError, StorageUnavailable, UnreadableFile
from finpulse.sandbox import wire
from finpulse.sandbox.limits import limit_memory, limit_processor, resident

READ_BYTES: Final = 1 << 16
# How often a file's position is told at most: each is a message.
SECONDS_BETWEEN_POSITIONS: Final = 1.0
# A child that holds so much more than when it was forked is not used again.
MOST_KEPT: Final = 64 << 20


class ChildAnswer(NamedTuple):
    """What a call returned or raised, and whether the child has grown so that it should be used no more.

    `trace` is where an error was raised that nobody had thought of; `value` is then its type's name.
    """

    value: Any
    is_worn: bool
    trace: str = ""


class _Watched(io.RawIOBase):
    """A file that tells how far it was read."""

    def __init__(self, descriptor: int, tell: Callable[[int], None]) -> None:
        self._file = io.FileIO(descriptor, "rb")
        self._tell = tell
        self.furthest = 0
        self._next = time.monotonic() + SECONDS_BETWEEN_POSITIONS
        self.seek(0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, target: Any, /) -> int | None:
        try:
            count = self._file.readinto(target)
        except OSError as error:
            raise StorageUnavailable(f"The storage of uploads can't be read now: {error.strerror}.") from error
        self.furthest = max(self.furthest, self._file.tell())
        if time.monotonic() > self._next:
            self._tell(self.furthest)
            self._next = time.monotonic() + SECONDS_BETWEEN_POSITIONS
        return count

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def close(self) -> None:
        self._file.close()
        super().close()


def work(data: socket.socket, memory: int) -> None:
    """Serve one file after another, with functions that are called on them, until the client is gone."""
    most = resident() + MOST_KEPT
    limit_memory(memory)
    file: io.BufferedReader[_Watched] | None = None
    while (order := wire.receive_order(data)) is not None:
        if isinstance(order, wire.OpenedFile):
            if file is not None:
                file.close()
            limit_processor(order.seconds)
            file = io.BufferedReader(_Watched(order.descriptor, _teller(data)), READ_BYTES)
        elif file is not None:
            _answer(data, file, order, most)


def _teller(data: socket.socket) -> Callable[[int], None]:
    return lambda position: wire.send(data, wire.Message(wire.AT, position))


def _answer(data: socket.socket, file: io.BufferedReader[_Watched], call: wire.Call, most: int) -> None:
    """Run one function, and send what comes of it. Raises OSError where the client is gone."""
    try:
        result = call.function(file, *call.arguments)
        if isinstance(result, Iterator):
            for item in result:
                wire.send(data, wire.Message(wire.AT, file.raw.furthest))
                wire.send(data, wire.Message(wire.ITEM, item))
            result = None
        told = wire.Message(wire.DONE, ChildAnswer(result, resident() > most))
    except MemoryError as error:
        told = wire.Message(wire.FAILED, ChildAnswer(type(error)(), is_worn=True))
    except FinPulseError as error:
        told = wire.Message(wire.FAILED, ChildAnswer(error, resident() > most))
    except RecursionError:
        told = wire.Message(wire.FAILED, ChildAnswer(UnreadableFile(TOO_DEEP), is_worn=True))
    except Exception as error:  # Whatever a reader stumbles over, the client is told of it.
        told = wire.Message(wire.FAILED, ChildAnswer(type(error).__name__, is_worn=True, trace=traceback.format_exc()))
    wire.send(data, told)


TOO_DEEP: Final = "This file is nested too deeply to be a statement."
