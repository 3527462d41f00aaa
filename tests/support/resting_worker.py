"""A Celery worker that is there for the whole run, and takes messages only while a module's tests want it to."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from celery import Celery
from celery.app.control import Inspect

from tests.support.wait import wait_until

ANSWER_SECONDS: Final = 1.0


class RestingWorker:
    """The worker, told by Celery's own remote control what to do."""

    name: Final = "resting"

    def __init__(self, app: Celery) -> None:
        self._app = app
        self._node = f"{self.name}@{socket.gethostname()}"

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let it take messages for as long as the block runs, and do what it has taken."""
        self._tell("add_consumer")
        try:
            yield
        finally:
            self.rest()

    def rest(self) -> None:
        """Let it take no more messages, and wait until it has done those that it has."""
        self._tell("cancel_consumer")
        wait_until(self._is_idle, "a worker that has done its work", pause=0.05)

    def _tell(self, command: str) -> None:
        for queue in self._app.amqp.queues:
            wait_until(lambda queue=queue: self._answered(command, queue), f"a worker that takes {command}")

    def _answered(self, command: str, queue: str) -> bool:
        answers = self._app.control.broadcast(
            command, {"queue": queue}, [self._node], reply=True, timeout=ANSWER_SECONDS, limit=1
        )
        return any("ok" in answer.get(self._node, {}) for answer in answers)

    def _is_idle(self) -> bool:
        inspect: Inspect = self._app.control.inspect([self._node], timeout=ANSWER_SECONDS, limit=1)
        found = [look() or {} for look in (inspect.active, inspect.reserved)]
        return all(each.get(self._node) == [] for each in found)
