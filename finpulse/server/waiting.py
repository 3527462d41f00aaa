"""Waiting: an application may say that its answer gets better with time; no thread is held meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final

import structlog

log = structlog.get_logger()

# Under this name in its environ a view leaves a Wait.
WAITING: Final = "finpulse.waiting"
# This header says how long an answer has waited.
WAITED: Final = "Waited"
# So many requests of one user, and of all, may wait in a process; beyond it the answer goes out as it is.
MOST_BY_WAITER: Final = 4
MOST: Final = 256
# The pause between two looks grows from the first to the second.
FIRST_PAUSE_SECONDS: Final = 0.02
LONGEST_PAUSE_SECONDS: Final = 0.25


@dataclass(frozen=True, slots=True)
class Wait:
    """For whom, for how many seconds, whether it is over, and what the answer is then: a status and a body.

    Both functions are called in a thread, and may raise whatever they will: then the first answer is sent.
    """

    waiter: Hashable
    seconds: float
    is_over: Callable[[], bool]
    answer: Callable[[], tuple[int, bytes]]


class WaitingRoom:
    """The requests of this process that wait."""

    def __init__(self) -> None:
        self._closed = asyncio.Event()
        self._by_waiter: Counter[Hashable] = Counter()

    def enter(self, waiter: Hashable) -> bool:
        """Whether there is a place; whoever got one leaves it."""
        if self._closed.is_set() or self._by_waiter[waiter] >= MOST_BY_WAITER or self._by_waiter.total() >= MOST:
            return False
        self._by_waiter[waiter] += 1
        return True

    def leave(self, waiter: Hashable) -> None:
        """Give the place back."""
        self._by_waiter[waiter] -= 1
        if not self._by_waiter[waiter]:
            del self._by_waiter[waiter]

    def close(self) -> None:
        """The server ends: nobody waits any longer."""
        self._closed.set()

    async def wait(self, waiting: Wait, in_thread: Callable[..., Any], gone: asyncio.Future[Any]) -> None:
        """Return when it is over, the seconds are, the client is gone, or the server ends."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + waiting.seconds
        pause = FIRST_PAUSE_SECONDS
        closed = asyncio.ensure_future(self._closed.wait())
        try:
            while (left := deadline - loop.time()) > 0:
                await asyncio.wait({closed, gone}, timeout=min(pause, left), return_when=asyncio.FIRST_COMPLETED)
                if closed.done() or gone.done() or await _is_over(waiting, in_thread):
                    return
                pause = min(pause * 1.5, LONGEST_PAUSE_SECONDS)
        finally:
            closed.cancel()


async def _is_over(waiting: Wait, in_thread: Callable[..., Any]) -> bool:
    try:
        return bool(await in_thread(waiting.is_over))
    except Exception as error:  # Whatever keeps us from looking may be over at the next look.
        log.warning("request.wait_unseen", error=type(error).__name__)
        return False
