"""A cache of responses in memory: those that were asked for most recently, up to a number of bytes."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import NamedTuple

from cachetools import LRUCache


class CachedResponse(NamedTuple):
    """The body of a response as it was sent, and the headers that its view gave it."""

    body: bytes
    headers: list[tuple[str, str]]


class ResponseCache:
    """Responses by whatever tells them apart; the least recently used make room for others."""

    def __init__(self, max_bytes: int) -> None:
        self._responses: LRUCache[Hashable, CachedResponse] = LRUCache(
            max_bytes, getsizeof=lambda response: len(response.body)
        )
        self._lock = Lock()

    def find(self, key: Hashable) -> CachedResponse | None:
        """The response, if it is cached."""
        with self._lock:
            return self._responses.get(key)

    def add(self, key: Hashable, response: CachedResponse) -> None:
        """Cache a response; one that is larger than the whole cache is not cached."""
        if len(response.body) <= self._responses.maxsize:
            with self._lock:
                self._responses[key] = response
