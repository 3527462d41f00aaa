"""What takes messages: one that is of no use is dropped, counted and told, and the worker goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from celery.worker import consumer

from finpulse.jobs.broker import DropReason


class Consumer(consumer.Consumer):  # type: ignore[misc]  # Celery ships no types.
    """Celery's, but for the messages that it can do nothing with."""

    def create_task_handler(self, *arguments: Any, **named: Any) -> Callable[[Any], None]:
        """Celery's, where only what is wrong with the connection leaves it."""
        handle = super().create_task_handler(*arguments, **named)

        def handle_or_drop(message: Any) -> None:
            try:
                handle(message)
            except (*self.connection_errors, *self.channel_errors):
                raise
            except Exception as error:  # Celery trusts that headers are what it writes into them.
                self._drop(message, "invalid task", error)

        return handle_or_drop

    def on_decode_error(self, message: Any, exc: Exception) -> None:
        """Another content type, no JSON, or no signature of ours."""
        self._drop(message, "undecodable", exc)

    def on_unknown_message(self, body: Any, message: Any) -> None:
        """No message of Celery's."""
        del body
        self._drop(message, "no task")

    def on_unknown_task(self, body: Any, message: Any, exc: Exception) -> None:
        """A task that there isn't, or not any more."""
        del body
        self._drop(message, "unknown task", exc)

    def on_invalid_task(self, body: Any, message: Any, exc: Exception) -> None:
        """A task without what a task consists of."""
        del body
        self._drop(message, "invalid task", exc)

    def _drop(self, message: Any, reason: DropReason, error: Exception | None = None) -> None:
        message.channel.count_dropped(reason, error=error and str(error)[:200])
        if not message.acknowledged:
            message.ack()
