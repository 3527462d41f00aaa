"""Rows that the running balance passes over, and sums amid the rows -> which rows are no transactions.

Totals of a day, turnovers and holds stand among the transactions with days and amounts of their own. The balance tells
them apart where there is one, since it moves by just the amounts of all others; where there is none, arithmetic does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from finpulse.cleaning.statement_words import is_memo_text, mentions_total
from finpulse.sources.detection.cell_kinds import CellKind, kinds_of
from finpulse.sources.detection.sums_of_rows import Cells, DatedRow

# So many steps of the balance have to follow from the other rows, and at most this share of them may not.
_FEWEST_STEPS: Final = 3
_FEW_BREAKS: Final = 0.1
_REPEATED: Final = 2
# No sums are so large a share of all rows.
_REPEATED_MOST: Final = 0.6
_LONGEST_WORDS: Final = 60
# So many rows, and so many columns of them, show what comes again and again.
_MOST_ROWS: Final = 300
_MOST_COLUMNS: Final = 20
_NOTHING: Final = Decimal(0)


class _Walk(NamedTuple):
    """The rows that a balance passes over, and by how many steps of it the others are proven."""

    passed: list[int]
    fits: int
    breaks: int

    @property
    def is_proof(self) -> bool:
        enough = self.fits >= max(_FEWEST_STEPS, len(self.passed) - 1)
        return enough and self.breaks <= _FEW_BREAKS * self.fits


def passed_over(rows: Sequence[DatedRow]) -> set[int]:
    """The rows whose amounts the balance passes over while it moves by those of the others, and that show why.

    Each is a sum of others, is called a total or a memo, is undone by another one, or is marked as several such rows
    are. Of any other row the balance says only that something is wrong.
    """
    walks = [walk for back in (False, True) if (walk := _walk(rows, back=back)).passed and walk.is_proof]
    if not walks:
        return set()
    passed = max(walks, key=lambda walk: walk.fits).passed
    others = [at for at in range(len(rows)) if at not in {*passed}]
    return {at for at in passed if _says_why(rows, at, passed, others)}


def sums_amid(rows: Sequence[DatedRow]) -> set[int]:
    """The rows of the same text that each are the sum of the rows between them, or of their days."""
    by_text: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        by_text.setdefault(row.text, []).append(at)
    several = [own for text, own in by_text.items() if text and _REPEATED <= len(own) <= _REPEATED_MOST * len(rows)]
    return {
        at for own in several if any(_all_sum_up(rows, own, parts) for parts in _partitions(rows, own)) for at in own
    }


def repeated_sums(body: Sequence[Cells]) -> set[int]:
    """The records with a text that says total and stands in several, or in all of which a column stays as it was.

    They are found before it is known which column is the balance, so that they are no evidence for that.
    """
    body = body[:_MOST_ROWS]
    by_text: dict[str, list[int]] = {}
    for at, cells in enumerate(body):
        for cell in {cell.strip() for cell in cells[:_MOST_COLUMNS] if len(cell) <= _LONGEST_WORDS}:
            by_text.setdefault(cell, []).append(at)
    most = _REPEATED_MOST * len(body)
    several = {
        text: own for text, own in by_text.items() if _REPEATED <= len(own) <= most and kinds_of(text) & CellKind.WORDS
    }
    columns_beside = [_KeptColumns(body, near) for near in (-1, 1)]
    may_total = mentions_total(" ".join(several))
    found = (
        own
        for text, own in several.items()
        if (may_total and mentions_total(text)) or any(kept.keep_one(own) for kept in columns_beside)
    )
    return {at for own in found for at in own}


class _KeptColumns:
    """For each record the columns in which it has the same money as its neighbour, and another amount beside."""

    def __init__(self, body: Sequence[Cells], near: int) -> None:
        self._body, self._near = body, near

    def keep_one(self, records: Sequence[int]) -> bool:
        """Whether a column that changes from record to record keeps its money in all of these."""
        common = self._of(records[0])
        for at in records[1:]:
            if not common:
                return False
            common &= self._of(at)
        return any(sum(column in columns for columns in self._all) <= len(records) + 1 for column in common)

    @cached_property
    def _all(self) -> list[frozenset[int]]:
        return list(map(self._of, range(len(self._body))))

    def _of(self, at: int) -> frozenset[int]:
        cells, beside = self._body[at], at + self._near
        other = self._body[beside] if 0 <= beside < len(self._body) else ()
        pairs = enumerate(zip(cells[:_MOST_COLUMNS], other, strict=False))
        same = frozenset(index for index, (own, its) in pairs if own == its and kinds_of(own) & CellKind.MONEY)
        return same if same and _has_amount_beside(cells, same) else frozenset()


def _has_amount_beside(cells: Cells, columns: Collection[int]) -> bool:
    return any(kinds_of(cell) & CellKind.AMOUNT for index, cell in enumerate(cells) if index not in columns)


def _walk(rows: Sequence[DatedRow], *, back: bool) -> _Walk:
    """One way through the rows, from the earliest: which of them the balance passes over."""
    passed: list[int] = []
    fits, breaks, before = 0, 0, None
    for at in range(len(rows))[:: -1 if back else 1]:
        row = rows[at]
        if row.balance is None:
            before = before if row.amount is None else None
            continue
        if before is not None and (row.amount or row.both):
            moved = abs(row.balance - before)
            if not moved:
                passed.append(at)
            fits, breaks = fits + (moved in _moves(row)), breaks + (moved not in (_NOTHING, *_moves(row)))
        before = row.balance
    return _Walk(sorted(passed), fits, breaks)


def _moves(row: DatedRow) -> tuple[Decimal, ...]:
    """What a row's amount may move the balance by, whatever its sign."""
    return (abs(row.both[0] - row.both[1]),) if row.both else (abs(row.amount),) if row.amount else ()


def _says_why(rows: Sequence[DatedRow], at: int, passed: Sequence[int], others: Collection[int]) -> bool:
    row = rows[at]
    if mentions_total(row.text) or row.states_balance or any(map(is_memo_text, row.cells)):
        return True
    if _sums_up_some(rows, at, others) or any(_undo(row, rows[near]) for near in passed if near != at):
        return True
    return sum(rows[near].text == row.text for near in passed) >= _REPEATED


def _undo(row: DatedRow, other: DatedRow) -> bool:
    return bool(row.amount and other.amount and row.amount == -other.amount)


def _sums_up_some(rows: Sequence[DatedRow], at: int, others: Collection[int]) -> bool:
    """Whether a row is the sum of all others, of those before it, or of those since some row before it."""
    before = [rows[other] for other in others if other < at]
    behind = [rows[other] for other in others if other > at]
    return any(_is_sum(rows[at], part) for part in (*_tails(before), before + behind, *_tails(behind[::-1])))


def _tails(rows: Sequence[DatedRow]) -> Iterator[Sequence[DatedRow]]:
    """The rows of the day nearest to the end, and all of them."""
    yield [row for row in rows if row.day == rows[-1].day]
    yield rows


def _partitions(rows: Sequence[DatedRow], own: Sequence[int]) -> Iterator[list[Sequence[DatedRow]]]:
    """For each of some rows those that it may sum up: before it, behind it, or around it of its day."""
    yield [rows[start + 1 : end] for start, end in zip([-1, *own[:-1]], own, strict=True)]
    yield [rows[start + 1 : end] for start, end in zip(own, [*own[1:], len(rows)], strict=True)]
    others = [row for at, row in enumerate(rows) if at not in {*own}]
    yield [[row for row in others if row.day == rows[at].day] for at in own]


def _all_sum_up(rows: Sequence[DatedRow], own: Sequence[int], parts: Sequence[Sequence[DatedRow]]) -> bool:
    """Whether each row is the sum of its part, by words or by more than rows that only repeat another."""
    if not all(_is_sum(rows[at], part) for at, part in zip(own, parts, strict=True)):
        return False
    if mentions_total(rows[own[0]].text):
        return True
    # A card's bill is paid by as much as was bought since the last one.
    settled = all(_moves_against(rows[at], part) for at, part in zip(own, parts, strict=True))
    return not settled and sum(len(part) > 1 for part in parts) >= _REPEATED


def _moves_against(row: DatedRow, others: Sequence[DatedRow]) -> bool:
    """Whether a row moves money the other way than any of these."""
    amount = row.amount or _NOTHING
    return any(other.amount for other in others) and all((other.amount or _NOTHING) * amount <= 0 for other in others)


def _is_sum(row: DatedRow, others: Iterable[DatedRow]) -> bool:
    """Whether a row states what others moved: in and out, one of them, or what is left of both."""
    into, out, count = _NOTHING, _NOTHING, 0
    for other in others:
        amounts = (other.both[1], -other.both[0]) if other.both else (other.amount or _NOTHING,)
        into += sum((amount for amount in amounts if amount > 0), _NOTHING)
        out -= sum((amount for amount in amounts if amount < 0), _NOTHING)
        count += any(amounts)
    if row.both:
        return row.both == (out, into)
    return bool(count and row.amount) and abs(row.amount or _NOTHING) in (into, out, abs(into - out), into + out)
