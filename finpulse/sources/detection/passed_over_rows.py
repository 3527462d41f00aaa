"""Rows that the running balance passes over, and sums amid the rows -> which rows are no transactions.

Totals of a day, turnovers and holds stand among the transactions with days and amounts of their own. The balance tells
them apart where there is one, since it moves by just the amounts of all others; where there is none, arithmetic does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.cleaning.non_transactions import is_balance_text
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
    texts = Counter(row.text for row in rows if row.text)
    found: set[int] = set()
    for text, count in texts.items():
        own = [at for at, row in enumerate(rows) if row.text == text]
        if count >= _REPEATED and any(_all_sum_up(rows, own, parts) for parts in _partitions(rows, own)):
            found |= {*own}
    return found


def repeated_sums(body: Sequence[Cells]) -> set[int]:
    """The records with a text that says total and stands in several, or in all of which a column stays as it was.

    They are found before it is known which column is the balance, so that they are no evidence for that.
    """
    words = [[cell.strip() for cell in cells if _may_repeat(cell)] for cells in body]
    counts = Counter(text for texts in words for text in texts)
    found: set[int] = set()
    for text, count in counts.items():
        if _REPEATED <= count <= _REPEATED_MOST * len(body):
            own = {at for at, texts in enumerate(words) if text in texts}
            found |= own if mentions_total(text) or _keeps_column(body, own) else set()
    return found


def _may_repeat(cell: str) -> bool:
    return len(cell) <= _LONGEST_WORDS and bool(kinds_of(cell) & CellKind.WORDS)


def _keeps_column(body: Sequence[Cells], own: Collection[int]) -> bool:
    """Whether a column of money that changes from record to record is in each of these as in the one before, or behind,
    though they move money as well."""
    if 0 in own and len(body) - 1 in own:
        return False
    columns = range(min(len(cells) for cells in body))
    return any(
        all(_same(body, at, near, column) for at in own)
        and sum(_same(body, at, near, column) for at in range(1, len(body) - 1) if at not in own) <= 1
        for column in columns
        for near in (-1, 1)
    )


def _same(body: Sequence[Cells], at: int, near: int, column: int) -> bool:
    """Whether a record has the same amount in a column as its neighbour, and another one beside."""
    if not 0 <= at + near < len(body):
        return False
    cells = body[at]
    if cells[column] != body[at + near][column] or not kinds_of(cells[column]) & CellKind.MONEY:
        return False
    return any(index != column and kinds_of(cell) & CellKind.AMOUNT for index, cell in enumerate(cells))


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
    if mentions_total(row.text) or is_balance_text(row.text) or any(map(is_memo_text, row.cells)):
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
    return mentions_total(rows[own[0]].text) or sum(len(part) > 1 for part in parts) >= _REPEATED


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
