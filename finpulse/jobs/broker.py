"""kombu's way to Redis, which lives through whatever somebody has put where our messages lie."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from queue import Empty
from typing import Any, Final, Literal, get_args

import structlog
from kombu.transport import redis
from redis.exceptions import NoPermissionError

log = structlog.get_logger()

# Where statements wait whose pages are pictures; whoever reads those is there only where that is installed.
OCR: Final = "ocr"
QUEUES: Final = ("interactive", "bulk", "night", OCR)
# A list of its own for every priority that finpulse.jobs.queue gives, looked through in this order.
PRIORITIES: Final = tuple(range(9))
# What lay under a name of ours and is of another type goes here, for as long as somebody may want to look at it.
ASIDE: Final = "finpulse.aside"
ASIDE_SECONDS: Final = 7 * 24 * 3600
# How many messages were dropped, by the reason.
DROPPED: Final = "finpulse.dropped"
DropReason = Literal["no JSON", "no message", "undecodable", "no task", "unknown task", "invalid task"]
_WRONG_TYPE: Final = "WRONGTYPE"


class QoS(redis.QoS):
    """What was taken and is not yet done: nothing of it is lost over junk under the names where it is kept."""

    def append(self, message: Any, delivery_tag: str) -> None:
        """Note a message that was taken."""
        self.channel.on_our_types(super().append, message, delivery_tag)

    def ack(self, delivery_tag: str) -> None:
        """Strike off a message that is done."""
        self.channel.on_our_types(super().ack, delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """Strike off a message that is not wanted, or put it back."""
        self.channel.on_our_types(super().reject, delivery_tag, requeue=requeue)

    def restore_visible(self, start: int = 0, num: int = 10, interval: int = 10) -> None:
        """Put back what was taken and not done in its time."""
        self.channel.on_our_types(super().restore_visible, start=start, num=num, interval=interval)


class Channel(redis.Channel):
    """Drops what is no message, and puts aside what is no list."""

    QoS = QoS

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._put_junk_aside()

    def count_dropped(self, reason: DropReason, **about: object) -> None:
        """Tell that a message was dropped, and count it."""
        log.error("queue.message_dropped", reason=reason, **about)
        with self.conn_or_acquire() as client:
            client.hincrby(DROPPED, reason, 1)

    def dropped(self) -> dict[str, int]:
        """How many messages were dropped, by the reason."""
        with self.conn_or_acquire() as client:
            found = {reason.decode(): int(count) for reason, count in client.hgetall(DROPPED).items()}
        return dict.fromkeys(get_args(DropReason), 0) | found

    def _brpop_read(self, **options: Any) -> bool:
        try:
            read: bool = super()._brpop_read(**options)
        except self.ResponseError as error:
            if _WRONG_TYPE not in str(error):
                raise
            self._put_junk_aside()
            raise Empty from error
        except ValueError as error:  # It was taken out of its list already.
            self.count_dropped("no JSON", error=str(error))
            raise Empty from error
        return read

    def _size(self, queue: str) -> Any:
        return self.on_our_types(super()._size, queue)

    def _put(self, queue: str, message: Any, **named: Any) -> None:
        self.on_our_types(super()._put, queue, message, **named)

    def on_our_types(self, do: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Do it, and once more where junk was in the way."""
        try:
            return do(*arguments, **named)
        except self.ResponseError as error:
            if _WRONG_TYPE not in str(error):
                raise
            self._put_junk_aside()
            return do(*arguments, **named)

    def _put_junk_aside(self) -> None:
        """Rename every key of ours that has another type than ours have."""
        with self.conn_or_acquire() as client:
            expected = dict(self._types())
            with client.pipeline(transaction=False) as asked:
                for key in expected:
                    asked.type(key)
                found = asked.execute()
            for (key, kind), its_type in zip(expected.items(), found, strict=True):
                if its_type.decode() not in ("none", kind):
                    self._put_aside(client, key, its_type.decode())

    def _put_aside(self, client: Any, key: str, kind: str) -> None:
        name = f"{ASIDE}.{key.replace(self.sep, '.')}.{secrets.token_hex(4)}"
        try:
            client.rename(key, name)
            client.expire(name, ASIDE_SECONDS)
        except NoPermissionError:  # What isn't this part's to write, the workers put aside.
            log.error("queue.junk_left", key=key, type=kind)
            return
        log.error("queue.junk_put_aside", key=key, type=kind, renamed=name)

    def _types(self) -> Iterator[tuple[str, str]]:
        """The type of every key that kombu uses for our queues."""
        for queue in QUEUES:
            yield self.keyprefix_queue % queue, "set"
            yield from ((self._q_for_pri(queue, priority), "list") for priority in PRIORITIES)
        yield self.unacked_key, "hash"
        yield self.unacked_index_key, "zset"


class Transport(redis.Transport):
    """The transport of these channels; what is no message of ours gets no further than here."""

    Channel = Channel

    def _deliver(self, message: Any, queue: str) -> None:
        if _is_message(message):
            super()._deliver(message, queue)
            return
        for channel in self.channels[:1]:
            channel.count_dropped("no message", queue=queue)


def _is_message(message: Any) -> bool:
    """Whether it has what kombu and Celery look for without asking whether it is there."""
    if not isinstance(message, dict):
        return False
    properties, headers = message.get("properties"), message.get("headers")
    if not isinstance(properties, dict) or not isinstance(headers, dict):
        return False
    kinds = (("delivery_tag", str), ("delivery_info", dict))
    return isinstance(message.get("body"), str) and all(isinstance(properties.get(name), kind) for name, kind in kinds)
