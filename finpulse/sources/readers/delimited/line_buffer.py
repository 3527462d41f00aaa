"""Physical lines for the csv module: those of the current record are kept and can be put back."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

# A record of more lines than this has an open quote: memory stays bounded.
MOST_LINES: Final = 400


class EndlessRecord(Exception):
    """A quoted cell has run on for more lines than any real one."""


class LineBuffer:
    """An iterator over lines that keeps those of the current record, so that they can be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._put_back: deque[str] = deque()
        self._used_before = 0
        self.taken: list[str] = []

    @property
    def used(self) -> int:
        """How many lines have gone into records."""
        return self._used_before + len(self.taken)

    def begin_record(self) -> None:
        """Forget the lines of the last record."""
        self._used_before += len(self.taken)
        self.taken.clear()

    def rest(self) -> Iterator[str]:
        """The lines behind the last record."""
        return chain(self._put_back, self._lines)

    def __iter__(self) -> LineBuffer:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise EndlessRecord
        line = self._put_back.popleft() if self._put_back else next(self._lines)
        self.taken.append(line)
        return line

    def keep_first(self) -> str:
        """Put all lines of the record back except its first, which is returned."""
        self._put_back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return self.taken[0]

    def put_back(self) -> None:
        """Put all lines of the record back."""
        self._put_back.extendleft(reversed(self.taken))
        self.taken.clear()
