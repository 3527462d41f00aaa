"""Functions on a file, good and bad, that tests call in a child."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from finpulse.errors import InvalidInput


def whole(file: BinaryIO) -> bytes:
    """The file's bytes."""
    file.seek(0)
    return file.read()


def own_pid(file: BinaryIO) -> int:
    """The child's process id."""
    return os.getpid()


def environment(file: BinaryIO) -> dict[str, str]:
    """The child's environment."""
    return dict(os.environ)


def numbers(file: BinaryIO, count: int) -> Iterator[int]:
    """So many numbers, one by one."""
    yield from range(count)


def burn(file: BinaryIO, *_: object) -> None:
    """Use the processor for ever."""
    while True:
        pass


def sleep(file: BinaryIO) -> None:
    """Do nothing for ever."""
    while True:
        time.sleep(60)


def eat(file: BinaryIO) -> None:
    """Take 2 GB of memory."""
    bytearray(2 << 30)


def crash(file: BinaryIO, *_: object) -> None:
    """Read what isn't there, as a bug in C does."""
    ctypes.string_at(0)


def killed(file: BinaryIO, *_: object) -> None:
    """End as the kernel ends a process when memory is out."""
    os.kill(os.getpid(), signal.SIGKILL)


def stumble(file: BinaryIO, *_: object) -> None:
    """Raise what nobody has thought of."""
    raise ZeroDivisionError


def recurse(file: BinaryIO) -> Any:
    """Nest without end."""
    return recurse(file)


def refuse(file: BinaryIO) -> None:
    """Raise an error with fields."""
    raise InvalidInput({"encoding": ["It is none."]})


def code_to_run(file: BinaryIO) -> Any:
    """A value that would run code where it is unpickled."""
    return _Command()


class _Command:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("true",)
