"""Rows of unsigned amounts beside a running balance -> rows with a cell that says which way the money went."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from finpulse.cleaning.layout import Layout
from finpulse.cleaning.values.amounts import read_amount
from finpulse.sources.detection.amount_rules.direction_words import direction_of_text
from finpulse.sources.detection.unsigned_amounts.sparse_balances import UnsignedRow, directions
from finpulse.sources.reading import MONEY_IN, MONEY_OUT, RawRow

# So many rows without a balance may stand between two that have one.
_MOST_NOTES: Final = 100
# The directions of so many texts are kept, since the texts of a long file come again.
_MOST_KEPT: Final = 4096
_FLAGS: Final = {1: MONEY_IN, -1: MONEY_OUT, 0: ""}


def directed(rows: Iterable[RawRow], layout: Layout, balance_rows: tuple[int, int]) -> Iterator[RawRow]:
    """Rows with a cell that says which way the balance moved by just their amount; blank where it did not.

    At the end of a file one of the two balances is missing. There another balance that the row states decides, such as
    the one before it, else what the row is about.
    """
    money = _Money(layout)
    width = len(layout.columns) - 1
    before = layout.neighbours.opening_balance if max(balance_rows) < 1 else None
    held: RawRow | None = None
    notes: list[RawRow] = []
    for row in rows:
        balance = money.balance(row.cells)
        if balance is None:
            notes.append(row)
            if len(notes) < _MOST_NOTES:
                continue
        if held is not None:
            own = money.balance(held.cells)
            yield _with_direction(held, money, width, (before, own, balance), balance_rows)
            before = own
        yield from notes
        notes.clear()
        held = row if balance is not None else None
    if held is not None:
        after = layout.neighbours.opening_balance if max(balance_rows) == 1 and balance_rows[0] == 1 else None
        yield _with_direction(held, money, width, (before, money.balance(held.cells), after), balance_rows)
    yield from notes


def directed_by_sums(rows: Iterable[RawRow], layout: Layout, *, newest_first: bool) -> Iterator[RawRow]:
    """Rows with a cell that says which way the sums between balances let each have gone: see `directions`."""
    money, width = _Money(layout), len(layout.columns) - 1
    held: deque[RawRow] = deque()

    def entries() -> Iterator[UnsignedRow]:
        for row in rows:
            held.append(row)
            yield money.entry(row.cells)

    for flag in directions(entries(), layout.neighbours.opening_balance, newest_first=newest_first):
        row = held.popleft()
        yield RawRow(row.line, extended(row.cells, width, flag))


def directed_by_texts(rows: Iterable[RawRow], layout: Layout) -> Iterator[RawRow]:
    """Rows with a cell that says which way money goes for what each is about; blank where its text does not say."""
    texts = sorted([*layout.positions("description"), *layout.positions("merchant"), *layout.positions("category")])
    width = len(layout.columns) - 1
    direction = lru_cache(_MOST_KEPT)(direction_of_text)
    for row in rows:
        text = " ".join(_at(row.cells, index).strip() for index in texts)
        yield RawRow(row.line, extended(row.cells, width, _FLAGS[direction(text)]))


class _Money:
    """The amount, the balance and the texts of a row, as far as they can be read."""

    def __init__(self, layout: Layout) -> None:
        self._amount, self._balance = layout.positions("amount")[0], layout.positions("balance")[0]
        self._mark, self._style = layout.amounts.decimal_mark, layout.amounts.style
        self._marked = layout.own_width if layout.neighbours.sections else -1
        self._texts = sorted([*layout.positions("description"), *layout.positions("merchant")])
        self._free = [index for index in layout.positions("ignored") if index < layout.own_width]

    def amount(self, cells: Sequence[str]) -> Decimal | None:
        return self._read(cells, self._amount)

    def balance(self, cells: Sequence[str]) -> Decimal | None:
        return None if self._marked >= 0 and _at(cells, self._marked) else self._read(cells, self._balance)

    def entry(self, cells: Sequence[str]) -> UnsignedRow:
        """What bears on the direction of a row that stands in this table."""
        if self._marked >= 0 and _at(cells, self._marked):
            return UnsignedRow(None, None, "")
        return UnsignedRow(self.amount(cells), self.balance(cells), self.text(cells))

    def others(self, cells: Sequence[str]) -> set[Decimal]:
        """The figures of a row's columns that have no role."""
        return {value for index in self._free if (value := self._read(cells, index)) is not None}

    def text(self, cells: Sequence[str]) -> str:
        return " ".join(text for index in self._texts if (text := _at(cells, index).strip()))

    def _read(self, cells: Sequence[str], index: int) -> Decimal | None:
        try:
            return read_amount(_at(cells, index).strip(), self._mark, self._style)
        except ValueError:
            return None


def _with_direction(
    row: RawRow,
    money: _Money,
    width: int,
    balances: tuple[Decimal | None, Decimal | None, Decimal | None],
    balance_rows: tuple[int, int],
) -> RawRow:
    """A row with the direction that the balances before, in and after it prove."""
    earlier, later = (balances[at + 1] for at in balance_rows)
    amount = money.amount(row.cells)
    sign = 0
    if amount and earlier is not None and later is not None:
        sign = (later - earlier == amount) - (later - earlier == -amount)
    elif amount:
        sign = _sign_at_end(row, amount, money, balances[1] or Decimal(0), is_later=earlier is None)
    return RawRow(row.line, extended(row.cells, width, _FLAGS[sign]))


def _sign_at_end(row: RawRow, amount: Decimal, money: _Money, balance: Decimal, *, is_later: bool) -> int:
    """The direction of a row of which only one balance is known, the later or the earlier one; 0 where nothing tells.

    A balance that is just the amount is that of an account which held nothing before.
    """
    others = money.others(row.cells)
    into, out = (balance - amount, balance + amount) if is_later else (balance + amount, balance - amount)
    if (into in others) != (out in others):
        return 1 if into in others else -1
    if is_later and not (into and out):
        return 1 if not into else -1
    return direction_of_text(money.text(row.cells))


def extended(cells: list[str], width: int, cell: str) -> list[str]:
    """The cells with one more behind the last column; a row that is too wide stays so, and can't be used."""
    row = list(cells)
    while len(row) > width and not row[-1].strip():
        row.pop()
    return row if len(row) > width else [*row, *[""] * (width - len(row)), cell]


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""
