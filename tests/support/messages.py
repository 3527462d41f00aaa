"""What lies in the queues, taken out as a worker would take it."""

from __future__ import annotations

from typing import Any, NamedTuple

from kombu import Connection, Message, Queue

from finpulse.jobs.queue import app


class Sent(NamedTuple):
    """A message: its task and arguments, and the signatures of what is to follow, the next one last."""

    task: str
    arguments: list[Any]
    following: list[dict[str, Any]]
    headers: dict[str, Any]


def taken(queue: str) -> list[Sent]:
    """All messages of a queue, in the order in which they are handed out; the queue is empty then."""
    with app.connection_for_read() as connection:
        return [sent(message) for message in iter(lambda: take(connection, queue), None)]


def take(connection: Connection, queue: str, *, acknowledged: bool = True) -> Message | None:
    """The next message, or None. What is not acknowledged goes back when the connection closes."""
    found: Message | None = Queue(queue)(connection.default_channel).get(no_ack=acknowledged)
    return found


def sent(message: Message) -> Sent:
    """What a message says."""
    arguments, _, embedded = message.decode()
    return Sent(message.headers["task"], arguments, embedded["chain"] or [], message.headers)
