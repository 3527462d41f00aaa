"""Answers: complete before their first byte goes out, so that no client that reads slowly holds a thread."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

Environ = dict[str, Any]
StartResponse = Callable[..., Callable[[bytes], object]]
WSGI = Callable[[Environ, StartResponse], Iterable[bytes]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# What of an answer is kept in memory; a longer one is a file without a name.
IN_MEMORY: Final = 1 << 20
PIECE: Final = 1 << 16
# A client has so long to take a piece.
SENDING_SECONDS: Final = 20


@dataclass(slots=True)
class Answer:
    """A status, headers, and a body: bytes, or a file that is closed when it was sent."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""
    file: IO[bytes] | None = None


def answer_of(app: WSGI, environ: Environ, folder: Path) -> Answer:
    """Let the application answer."""
    begun: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], object]:
        begun[:] = [int(status[:3]), headers]
        return _no_writing

    pieces = app(environ, start_response)
    try:
        body, file = _gathered(pieces, folder)
    finally:
        if close := getattr(pieces, "close", None):
            close()
    return Answer(begun[0], begun[1], body, file)


async def send_answer(answer: Answer, send: Send) -> None:
    """Send it piece by piece. Raises TimeoutError where the client doesn't take one."""
    # Names keep their letter case, which ASGI forbids and gunicorn allows: shell scripts look for "Location:".
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if answer.file is None and len(answer.body) <= PIECE:
        await send({"type": "http.response.body", "body": answer.body})
        return
    for start in range(0, len(answer.body), PIECE):
        await _send_piece(answer.body[start : start + PIECE], send)
    if answer.file is not None:
        with answer.file as file:
            while piece := file.read(PIECE):
                await _send_piece(piece, send)
    await send({"type": "http.response.body", "body": b""})


async def _send_piece(piece: bytes, send: Send) -> None:
    async with asyncio.timeout(SENDING_SECONDS):
        await send({"type": "http.response.body", "body": piece, "more_body": True})


def _gathered(pieces: Iterable[bytes], folder: Path) -> tuple[bytes, IO[bytes] | None]:
    """All pieces: together as bytes, or in a file where they are many."""
    held: list[bytes] = []
    size, file = 0, None
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > IN_MEMORY:
            file = file or tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it is closed when it was sent.
            file.writelines(held)
            held, size = [], 0
    if file is None:
        return b"".join(held), None
    file.writelines(held)
    file.seek(0)
    return b"", file


def _no_writing(_piece: bytes) -> object:
    raise NotImplementedError("An application returns its pieces; WSGI's write() is not served here.")
