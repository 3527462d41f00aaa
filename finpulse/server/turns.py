"""Turns: work that keeps a processor busy is done by few threads at a time, and only a few more wait for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Final

from finpulse.errors import Busy


class Turns:
    """So many at a time, so many more who wait up to so many seconds, and nobody beyond."""

    def __init__(self, at_a_time: int, waiting: int, seconds: float) -> None:
        self._places = BoundedSemaphore(at_a_time + waiting)
        self._turns = BoundedSemaphore(at_a_time)
        self._seconds = seconds

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and have it. Raises Busy where too many wait already, or it takes too long."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._turns.acquire(timeout=self._seconds):
                raise Busy
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()


# A hash takes a quarter of a second of a processor. The API has several processes, and other work than this.
HASHING: Final = Turns(at_a_time=max(1, (os.cpu_count() or 1) // 2), waiting=3, seconds=3)
