"""What a process and its child say to each other: files and calls one way, what comes of them the other way."""

from __future__ import annotations

import io
import pickle
import socket
import struct
from collections.abc import Callable
from typing import Any, Final, NamedTuple

# To a child: the seconds for a file with its descriptor, or the length of a call.
_ORDER: Final = struct.Struct("<I")
# From a child: a kind of message, and the length of what it carries.
_HEAD: Final = struct.Struct("<BQ")
# Chunks of rows and pieces of previews are a tenth of this at most.
_LONGEST: Final = 128 << 20
_PLAIN_MODULES: Final = frozenset({"builtins", "collections", "datetime", "decimal", "uuid"})

# How far the file was read, a part of a result, the result, or what went wrong.
AT, ITEM, DONE, FAILED = range(4)


class OpenedFile(NamedTuple):
    """The descriptor of a file, and the seconds of processor time that it may take."""

    descriptor: int
    seconds: int


class Call(NamedTuple):
    """A function of a module, and its arguments behind the file."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Message(NamedTuple):
    """One of the kinds above, and what it carries."""

    kind: int
    value: Any


class _Values(pickle.Unpickler):
    """Makes objects of our own classes and of plain ones, and calls nothing else that a pickle may name."""

    def find_class(self, module: str, name: str, /) -> Any:
        if module in _PLAIN_MODULES or module.split(".", maxsplit=1)[0] == "finpulse":
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"A child sent {module}.{name}, which is no value.")


def send_file(to: socket.socket, file: OpenedFile) -> None:
    """Give a child the next file. Raises OSError where it is gone."""
    socket.send_fds(to, [_ORDER.pack(file.seconds)], [file.descriptor])


def send_call(to: socket.socket, call: Call) -> None:
    """Ask a child for something. Raises OSError where it is gone."""
    content = pickle.dumps(call, protocol=5)
    to.sendall(_ORDER.pack(len(content)) + content)


def receive_order(of: socket.socket) -> OpenedFile | Call | None:
    """What the client wants next; None where it is gone."""
    order, descriptors, _, _ = socket.recv_fds(of, _ORDER.size, 1)
    if not order:
        return None
    (number,) = _ORDER.unpack(order)
    if descriptors:
        return OpenedFile(descriptors[0], number)
    content = _exactly(of, number)
    return None if content is None else pickle.loads(content)  # noqa: S301 - It comes from the process we belong to.


def send(to: socket.socket, message: Message) -> None:
    """Tell the client something. Raises OSError where it is gone."""
    content = pickle.dumps(message.value, protocol=5)
    to.sendall(_HEAD.pack(message.kind, len(content)))
    to.sendall(content)


def receive(of: socket.socket) -> Message | None:
    """What the child tells next; None where it has ended, if need be in the midst of it.

    Raises TimeoutError where the rest doesn't come, and another exception for what is no value.
    """
    head = _exactly(of, _HEAD.size)
    if head is None:
        return None
    kind, length = _HEAD.unpack(head)
    if length > _LONGEST:
        raise pickle.UnpicklingError(f"A child wants to send {length} bytes.")
    content = _exactly(of, length)
    return None if content is None else Message(kind, _Values(io.BytesIO(content)).load())


def _exactly(of: socket.socket, count: int) -> bytearray | None:
    got = bytearray(count)
    view, done = memoryview(got), 0
    while done < count:
        try:
            size = of.recv_into(view[done:])
        except ConnectionResetError:
            size = 0
        if not size:
            return None
        done += size
    return got
