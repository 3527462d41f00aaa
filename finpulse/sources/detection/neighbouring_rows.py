"""Rows as they stand -> rows that say by themselves what only their neighbours tell: text, table and direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from finpulse.cleaning.layout import Column, Layout, NeighbouringRows, Role
from finpulse.cleaning.non_transactions import ELSEWHERE, is_total_text
from finpulse.sources.detection.cell_kinds import CellKind, kinds_of
from finpulse.sources.detection.header_names import is_header, joined_names, same_names
from finpulse.sources.detection.other_tables import announces_unbooked
from finpulse.sources.detection.shared_days import with_shared_days
from finpulse.sources.detection.unsigned_amounts.directed_rows import directed, directed_by_sums, directed_by_texts
from finpulse.sources.reading import RawRow

_SUMS: Final[tuple[Role, ...]] = ("amount", "debit", "credit", "balance")
# A transaction grows by no more text than this, so that memory stays bounded.
_LONGEST_TEXT: Final = 4000


def complete(rows: Iterable[RawRow], layout: Layout) -> Iterator[RawRow]:
    """The rows with what their layout says about neighbours done; no two rows more than needed are held.

    Records that go on with a transaction become part of it; rows of other tables and unsigned amounts get a cell
    behind the last of the file's own, which says so.
    """
    if layout.neighbours.shared_days.days_stand:
        rows = with_shared_days(rows, layout.neighbours.shared_days)
    if layout.neighbours.continued:
        rows = _joined(rows, layout)
    if layout.neighbours.sections:
        rows = _placed(rows, layout)
    if layout.neighbours.balance_rows and layout.neighbours.sparse_balances:
        rows = directed_by_sums(rows, layout, newest_first=layout.neighbours.balance_rows == (1, 0))
    elif layout.neighbours.balance_rows:
        rows = directed(rows, layout, layout.neighbours.balance_rows)
    if layout.neighbours.by_texts:
        rows = directed_by_texts(rows, layout)
    return iter(rows)


def with_derived_columns(columns: tuple[Column, ...], neighbours: NeighbouringRows) -> tuple[Column, ...]:
    """The columns of the file with those behind them that `complete` fills."""
    width = len(columns)
    derived: list[Role] = []
    if neighbours.sections:
        derived.append("status")
    if neighbours.derives_direction:
        derived.append("flag")
    return (*columns, *(Column(width + at, "", role) for at, role in enumerate(derived)))


def spreads(rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    """Whether some transactions of a file go on in the next record: between them, text alone stands beneath one."""
    tests = _RecordTests(layout)
    open_, last = False, False
    if any(tests.torn(cells, rest) for cells, rest in pairwise(rows)):
        return True
    for cells in rows:
        if tests.is_transaction(cells):
            if last:
                return True
            open_ = True
        else:
            last = open_ and (last or tests.goes_on(cells))
            open_ = last
    return False


class _RecordTests:
    """Tells transactions and what goes on with them apart, by what stands in a layout's columns."""

    def __init__(self, layout: Layout) -> None:
        self.date = layout.positions("date")[0]
        self.sums = [index for role in _SUMS for index in layout.positions(role)]
        self.moving = [index for role in _SUMS[:3] for index in layout.positions(role)]
        self.texts = sorted([*layout.positions("description"), *layout.positions("merchant")])
        self.width = layout.own_width

    def is_transaction(self, cells: Sequence[str]) -> bool:
        """Whether a row has a day, and an amount where amounts stand."""
        return self.has_day(cells) and any(kinds_of(_at(cells, index)) & CellKind.AMOUNT for index in self.moving)

    def has_day(self, cells: Sequence[str]) -> bool:
        """Whether there is a day where days stand."""
        return bool(kinds_of(_at(cells, self.date)) & CellKind.ANY_DAY)

    def goes_on(self, cells: Sequence[str]) -> bool:
        """Whether a record has text where texts stand, and neither a day nor an amount."""
        if len(cells) == 1 and self.width > 2:
            return bool(self.texts) and cells[0][:1].isspace() and not is_total_text(cells[0])
        if any(_at(cells, index).strip() for index in (self.date, *self.sums)):
            return False
        found = [text for index in self.texts if (text := _at(cells, index).strip())]
        return bool(found) and not any(is_total_text(text) for text in found)

    def with_more(self, cells: Sequence[str], more: Sequence[str]) -> list[str]:
        """A transaction's cells with the text of a record that goes on with it."""
        row = [*cells, *[""] * (self.width - len(cells))]
        if len(more) == 1:
            row[self.texts[0]] = f"{row[self.texts[0]]} {more[0].strip()}".strip()
            return row
        for index, cell in enumerate(more[: len(row)]):
            if text := cell.strip():
                row[index] = f"{row[index]} {text}" if row[index].strip() else text
        return row

    def torn(self, cells: Sequence[str], rest: Sequence[str]) -> list[str] | None:
        """The record that a line end inside a text has torn in two, whole again; None where it is not that."""
        if len(cells) + len(rest) - 1 != self.width or len(rest) < 2 or not self.has_day(cells):
            return None
        row = [*cells[:-1], f"{cells[-1]} {rest[0]}", *rest[1:]]
        return row if self.is_transaction(row) else None


def _joined(rows: Iterable[RawRow], layout: Layout) -> Iterator[RawRow]:
    """Each transaction together with the records that go on with it."""
    tests = _RecordTests(layout)
    held: RawRow | None = None
    for row in rows:
        if held is not None:
            if more := _grown(tests, held.cells, row.cells):
                held = RawRow(held.line, more)
                continue
            yield held
        held = row
    if held is not None:
        yield held


def _grown(tests: _RecordTests, cells: list[str], following: list[str]) -> list[str] | None:
    if torn := tests.torn(cells, following):
        return torn
    if not tests.is_transaction(cells) or not tests.goes_on(following):
        return None
    return tests.with_more(cells, following) if sum(map(len, cells)) < _LONGEST_TEXT else None


def _placed(rows: Iterable[RawRow], layout: Layout) -> Iterator[RawRow]:
    """Rows with a mark on those under another table's header, until the own one comes again."""
    names = [column.header for column in layout.columns]
    others = layout.neighbours.other_headers
    width, date, elsewhere = layout.own_width, layout.positions("date")[0], False
    above: list[str] = []
    for row in rows:
        if not any(map(str.isdigit, _at(row.cells, date))) and _is_any_header(row.cells, others):
            elsewhere = not same_names(row.cells, names) or announces_unbooked(above)
        above = row.cells
        yield RawRow(row.line, _marked(row.cells, width)) if elsewhere else row


def _is_any_header(cells: Sequence[str], others: frozenset[str]) -> bool:
    return is_header(cells) or (bool(others) and joined_names(cells) in others)


def _marked(cells: list[str], width: int) -> list[str]:
    """The cells of a row of another table, however many, with the mark behind the last of our columns."""
    return [*cells[:width], *[""] * (width - len(cells)), ELSEWHERE, *cells[width:]]


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""
