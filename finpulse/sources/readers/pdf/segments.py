"""Amounts with signs, and the balances in and around them -> rows between two balances, and whether these agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from finpulse.sources.readers.pdf.movements import Item, Movement
from finpulse.sources.readers.pdf.printed_figures import PrintedFigures
from finpulse.sources.readers.pdf.row_words import LineKind

# Lines that state a balance between pages or days, and so also right before the rows or behind them.
_BETWEEN: Final = frozenset({"carried", "balance"})


@dataclass(slots=True)
class Segment:
    """Rows between two balances of one account, in minor units and in the order of time.

    `opening` and `closing` are known where they are stated apart from the rows: a balance beside a row can't tell that
    none is missing before or behind it. `holds` and `breaks` count the steps between two balances; `proves_all` is true
    where they leave no row out.
    """

    movements: list[Movement] = field(default_factory=list)
    opening: int | None = None
    closing: int | None = None
    holds: int = 0
    breaks: int = 0
    proves_all: bool = False

    def followed_by(self, later: Segment) -> Segment:
        """This segment and a later one of the same account as one."""
        return Segment(
            [*self.movements, *later.movements],
            self.opening,
            later.closing,
            self.holds + later.holds,
            self.breaks + later.breaks,
            proves_all=self.proves_all and later.proves_all,
        )


class _Checker:
    """A segment as it grows: the last balance and what its line is, and what has moved since."""

    def __init__(self, printed: PrintedFigures) -> None:
        self.segment = Segment()
        self._printed = printed
        self._running: int | None = None
        self._since = 0
        self._kind: LineKind = "entry"

    def contradicts(self, value: int) -> bool:
        """Whether a balance isn't the one that follows from the rows."""
        return self._running is not None and value != self._running + self._since

    def move(self, movement: Movement) -> None:
        """Take a row, and compare the balance beside it."""
        self.segment.movements.append(movement)
        self._since += movement.amount
        if movement.balance is not None:
            self.compare(movement.balance, "entry")

    def compare(self, value: int, kind: LineKind) -> None:
        """Compare a printed balance; the first one is compared with what is stated elsewhere."""
        if self._running is None:
            self._begin_with(value - self._since, kind)
        elif self.contradicts(value):
            self.segment.breaks += 1
        else:
            self.segment.holds += 1
        self._running, self._since, self._kind = value, 0, kind

    def _begin_with(self, before: int, kind: LineKind) -> None:
        segment, printed = self.segment, self._printed
        stated = printed.opening or printed.anywhere()
        is_own = kind == "opening" or (kind in _BETWEEN and printed.has_first_page and not printed.opening)
        if before in stated or (is_own and not segment.movements):
            segment.opening = before
            segment.holds += bool(segment.movements)

    def is_closed(self) -> bool:
        """Whether the balance so far is stated elsewhere, and no step to it breaks."""
        if self._running is None or self.segment.breaks:
            return False
        return self._kind == "closing" or self._running + self._since in self._printed.anywhere()

    def close(self) -> Segment:
        """End the segment: with its last balance, or by two balances that are stated elsewhere."""
        segment = self.segment
        if self._running is None:
            total = sum(movement.amount for movement in segment.movements)
            if (opening := _opening_by_ends(total, self._printed)) is not None:
                segment.opening, segment.closing, segment.holds = opening, opening + total, 1
        else:
            self._end_with(self._running + self._since)
        if not segment.movements and segment.holds and segment.opening is None:
            segment.opening = segment.closing  # Nothing moved between what was carried here and the end.
        is_whole = segment.opening is not None and segment.closing is not None
        segment.proves_all = is_whole and not segment.breaks and bool(segment.holds)
        return segment

    def _end_with(self, end: int) -> None:
        if self._is_end(end):
            self.segment.closing = end
            self.segment.holds += bool(self._since)

    def _is_end(self, end: int) -> bool:
        """Whether the last balance is the closing one: it is in a line that says so, or stated apart from the rows."""
        printed = self._printed
        if self._kind == "opening" and self.segment.movements and not self._since:
            return False
        if self._kind == "closing" and not self._since:
            return True
        if printed.closing or self._since:
            return end in (printed.closing or printed.balance)
        return end in printed.anywhere() or (self._kind in _BETWEEN and printed.has_last_page)


def segments_of(items: Sequence[Item], printed: PrintedFigures, *, newest_first: bool) -> list[Segment]:
    """The rows of each account or statement, checked against the balances in and around them, in the order of time."""
    rows = [item for item in items if isinstance(item, Movement)]
    is_each = 2 * sum(row.balance is not None for row in rows) > len(rows)
    segments: list[Segment] = []
    checker = _Checker(printed)
    for item in reversed(items) if newest_first else items:
        if isinstance(item, Movement):
            checker.move(item)
            continue
        if checker.contradicts(item.balance):
            if is_each and item.line_kind == "balance":
                continue  # The balance of another day, where each row has its own.
            if item.line_kind == "opening" and checker.is_closed():
                segments.append(checker.close())
                checker = _Checker(printed)
        checker.compare(item.balance, item.line_kind)
    return [*segments, checker.close()]


def _opening_by_ends(total: int, printed: PrintedFigures) -> int | None:
    """The stated balance from which the rows lead to another one that is stated; None where there is none."""
    ends = set(printed.closing or printed.balance)
    by_opening = (value for value in printed.opening if value + total in ends)
    by_closing = (value - total for value in printed.closing if value - total in printed.balance)
    by_balances = (value for value in printed.balance if total and value + total in printed.balance)
    for found in (by_opening, by_closing, by_balances):
        if (opening := next(found, None)) is not None:
            return opening
    return None
