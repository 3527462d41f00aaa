"""Answers that are kept in memory: the newest asked for, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import NamedTuple


class KeptAnswer(NamedTuple):
    """The body of an answer as it went out, and the headers that its view gave it."""

    body: bytes
    headers: list[tuple[str, str]]


class KeptAnswers:
    """Answers by whatever tells them apart; those that nobody has asked for longest make room for others."""

    def __init__(self, most_bytes: int) -> None:
        self._room = most_bytes
        self._kept: OrderedDict[Hashable, KeptAnswer] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable) -> KeptAnswer | None:
        """The answer, if it is kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Hashable, answer: KeptAnswer) -> None:
        """Keep an answer; one that is larger than all the room is not kept for long."""
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = answer
            self._room += (len(before.body) if before else 0) - len(answer.body)
            while self._room < 0:
                _, oldest = self._kept.popitem(last=False)
                self._room += len(oldest.body)
