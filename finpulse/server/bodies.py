"""Bodies of requests: read to their end before a thread is given them, within limits of size and time."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import Executor
from pathlib import Path
from typing import IO, Any, Final

from finpulse.problems.problem_types import ProblemType
from finpulse.server.refusals import Refused

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

# A body may rest so long, and has to come at this rate on the whole once as much time has passed.
GRACE_SECONDS: Final = 20
LEAST_RATE: Final = 1024  # Bytes a second.
# What of a body is kept in memory; the rest goes to a file without a name, in pieces of this size.
PIECE: Final = 1 << 16
# So much of a body that nobody wanted is read after the answer, so that the client comes to read that.
DRAINED: Final = 64 << 20
DRAIN_SECONDS: Final = 10


class ClientGone(Exception):
    """The client hung up before its request was complete."""


class BodyReader:
    """Reads one body. Raises ClientGone, and Refused where it is too large or too slow."""

    def __init__(self, receive: Receive, folder: Path, disk: Executor) -> None:
        self.size = 0
        self.complete = False
        self._receive = receive
        self._disk = disk
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(PIECE, dir=str(folder))  # noqa: SIM115 - close() does.
        self._held = bytearray()

    async def read(self, most: int) -> bool:
        """Read on to the end; False where there is more than `most` bytes of it."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(GRACE_SECONDS) as time_limit:
                while not self.complete and self.size <= most:
                    await self._read_some()
                    now = loop.time()
                    time_limit.reschedule(min(now, begun + self.size / LEAST_RATE) + GRACE_SECONDS)
        except TimeoutError:
            raise Refused(
                ProblemType.REQUEST_TIMEOUT, "The body of the request came too slowly, or not at all."
            ) from None
        return self.size <= most

    async def file(self) -> IO[bytes]:
        """The body, from its beginning; whoever takes it closes it."""
        await self._write()
        self._file.seek(0)
        return self._file

    def close(self) -> None:
        """Forget what was read."""
        self._file.close()

    async def drain(self) -> None:
        """Read on and forget, up to a bound: a connection that is closed over unread data loses its answer."""
        bound = self.size + DRAINED
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                while not self.complete and self.size < bound:
                    self.size += len(await self._piece())
        except (TimeoutError, ClientGone):
            return

    async def _read_some(self) -> None:
        piece = await self._piece()
        self.size += len(piece)
        self._held += piece
        if len(self._held) >= PIECE:
            await self._write()

    async def _piece(self) -> bytes:
        message = await self._receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        self.complete = not message.get("more_body", False)
        piece: bytes = message.get("body", b"")
        return piece

    async def _write(self) -> None:
        """Write what is held: in memory here, to the disk in a thread, which may have to wait for it."""
        held, self._held = self._held, bytearray()
        if self.size < PIECE:
            self._file.write(held)
        else:
            await asyncio.get_running_loop().run_in_executor(self._disk, self._file.write, held)
