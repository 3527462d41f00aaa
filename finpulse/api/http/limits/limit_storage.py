"""Where rate limits are counted: in Redis for all processes, and in this process while Redis is away."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import structlog
from flask import g, has_request_context
from limits.storage import MemoryStorage, Storage, storage_from_string

log = structlog.get_logger()

T = TypeVar("T")

SCHEME: Final = "steady"
# After a failure Redis is left alone for so long: if it is frozen, each try costs a request its time limit.
AWAY_SECONDS: Final = 5


class SteadyStorage(Storage):
    """Counts in Redis, and else in memory; it never fails, so that neither a request nor its limit does.

    While Redis is away, each process counts for itself, and from zero. flask-limiter's own fallback raises what a
    second thread meets while the first one falls back.
    """

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 - the library declares it so.

    def __init__(self, uri: str, wrap_exceptions: bool = False, *, redis_uri: str = "", **options: Any) -> None:
        super().__init__(uri, wrap_exceptions)
        self._redis = cast("Storage", storage_from_string(redis_uri, **options))  # Of the synchronous kind.
        self._memory = MemoryStorage()
        self._away_until = 0.0

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        """None are raised."""
        return ()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and return how many there are; a key is forgotten after `expiry` seconds."""
        count = self._on_either(lambda storage: storage.incr(key, expiry, amount))
        if has_request_context():  # What the answer tells of it is so known without asking again.
            g.setdefault("limit_counts", {})[key] = count
        return count

    def get(self, key: str) -> int:
        """How many there are."""
        return self._on_either(lambda storage: storage.get(key))

    def get_expiry(self, key: str) -> float:
        """When they are forgotten, in epoch seconds."""
        return self._on_either(lambda storage: storage.get_expiry(key))

    def check(self) -> bool:
        """Whether there is something to count in, which memory always is."""
        return True

    def reset(self) -> int | None:
        """Forget everything."""
        return self._on_either(lambda storage: storage.reset())

    def clear(self, key: str) -> None:
        """Forget a key."""
        self._on_either(lambda storage: storage.clear(key))

    def _on_either(self, do: Callable[[Storage], T]) -> T:
        if time.monotonic() >= self._away_until:
            try:
                return do(self._redis)
            except Exception as error:  # A limit that can't be counted there is counted here, whatever the reason.
                log.warning("rate_limits.redis_away", error=type(error).__name__)
                self._away_until = time.monotonic() + AWAY_SECONDS
        return do(self._memory)
