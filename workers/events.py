"""What a worker tells of itself: each event is sent once, since whoever is not there to hear it misses nothing."""

from __future__ import annotations

from typing import Any

from celery.app import events
from celery.events.dispatcher import EventDispatcher


class Dispatcher(EventDispatcher):  # type: ignore[misc]  # Celery ships no types.
    """Celery's, which keeps what it can't send until the broker is back, and waits for nothing meanwhile.

    Celery's own tries a heartbeat again until it gets through, with a lock in its hand that a worker needs in order to
    end: one that was told to end while the broker was away lived on for ever.
    """

    def _publish(self, event: Any, producer: Any, routing_key: str, **named: Any) -> Any:
        return super()._publish(event, producer, routing_key, **{**named, "retry": False})


class Events(events.Events):  # type: ignore[misc]  # As above.
    """Celery's, with this dispatcher."""

    dispatcher_cls = Dispatcher
