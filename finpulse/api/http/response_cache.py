"""A cache of responses in memory: those that were asked for most recently, up to a number of bytes."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import Final, NamedTuple

from cachetools import LRUCache

# So many bytes does a response take beside its body: its headers, its version and its key.
BESIDE_A_BODY: Final = 2_000


class CachedResponse(NamedTuple):
    """The version of a response, its body as it was sent, and the headers that its view gave it."""

    version: str
    body: bytes
    headers: list[tuple[str, str]]


class ResponseCache:
    """The newest version of each response; the least recently used make room for others."""

    def __init__(self, max_bytes: int) -> None:
        self._responses: LRUCache[Hashable, CachedResponse] = LRUCache(
            max_bytes, getsizeof=lambda response: len(response.body) + BESIDE_A_BODY
        )
        self._lock = Lock()

    def find(self, key: Hashable, version: str) -> CachedResponse | None:
        """The response in this version, if it is cached."""
        with self._lock:
            cached = self._responses.get(key)
        return cached if cached is not None and cached.version == version else None

    def add(self, key: Hashable, response: CachedResponse) -> None:
        """Cache a response in place of its other versions; one that is larger than the whole cache is not cached."""
        if len(response.body) + BESIDE_A_BODY <= self._responses.maxsize:
            with self._lock:
                self._responses[key] = response
