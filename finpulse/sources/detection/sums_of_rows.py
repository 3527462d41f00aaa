"""Arithmetic over the rows of a statement -> which of the last are turnovers and balances of the others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Final, NamedTuple

from finpulse.cleaning.non_transactions import is_shop_too, is_total_text
from finpulse.cleaning.values.amounts import mark_in, read_amount
from finpulse.cleaning.values.figures import DecimalMark
from finpulse.sources.detection.cell_kinds import CellKind, kinds_of

Cells = Sequence[str]

_MOST_TAIL: Final = 6
_FEWEST_ROWS: Final = 3
_FEWEST_NAMED: Final = 2
_LONGEST_AMOUNT: Final = 60


class DatedRow(NamedTuple):
    """A record with a day: its cells, its text, what it moved as the layout reads it, and the balance beside it.

    `both` are its debit and its credit, where both cells are filled; `states_balance` says that its text does.
    """

    cells: Cells
    day: date
    text: str
    amount: Decimal | None
    balance: Decimal | None
    both: tuple[Decimal, Decimal] | None
    states_balance: bool


class _Core(NamedTuple):
    """What rows moved in and out, both positive, and by how many amounts."""

    into: Decimal = Decimal(0)
    out: Decimal = Decimal(0)
    amounts: int = 0

    def plus(self, amount: Decimal | None) -> _Core:
        """The same with one more amount, if it is any."""
        if not amount:
            return self
        into, out = (self.into + amount, self.out) if amount > 0 else (self.into, self.out + abs(amount))
        return _Core(into, out, self.amounts + 1)


def rows_that_sum_up(rows: Sequence[DatedRow]) -> list[int]:
    """The last rows, and an opening one, if all of them are sums of the rows between."""
    moved = [None if row.both or is_worded(row) else row.amount for row in rows]
    for head in (1, 0):
        cores = list(accumulate(moved[head:], _Core.plus, initial=_Core()))
        for tail in range(min(_MOST_TAIL, len(rows) - head - _FEWEST_NAMED), 0, -1):
            core, last = rows[head : len(rows) - tail], rows[len(rows) - tail :]
            opening = rows[0].amount if head and _is_unlike(rows[0], core) else None
            if (opening is not None or not head) and _sum_up(cores[len(core)], last, opening):
                return [*range(head), *range(len(rows) - tail, len(rows))]
    return []


def _is_unlike(row: DatedRow, others: Sequence[DatedRow]) -> bool:
    """Whether a row may be an opening balance by what it says: nothing where others do, a balance, or its own type."""
    return is_total_text(row.text) or (not row.text and all(other.text for other in others))


def _sum_up(core: _Core, last: Sequence[DatedRow], opening: Decimal | None) -> bool:
    """Whether the last rows are turnovers and balances of the others, by more than one sum that could be chance."""
    kinds = [_kind(row, core.into, core.out, opening) for row in last]
    if opening is None and {"into", "out"} <= {*kinds}:
        # Behind both turnovers may stand a closing balance, of which no opening one tells.
        kinds = kinds if kinds[-1] else kinds[:-1]
    if not all(kinds) or (opening is not None and "closing" not in kinds):
        return False
    if {"both", "named"} & {*kinds} and core.amounts >= _FEWEST_NAMED:
        return True
    known = {*kinds} - {"balance"}
    return (
        core.amounts >= _FEWEST_ROWS
        and bool(core.into and core.out)
        and ("closing" in known or known == {"into", "out"})
    )


def is_worded(row: DatedRow) -> bool:
    """Whether a row is called a balance, and not like a shop."""
    return row.states_balance and not is_shop_too(row.text)


def _kind(row: DatedRow, into: Decimal, out: Decimal, opening: Decimal | None) -> str:
    """Which sum of the rows before a row is: "named" where its words say so too, "" where it is none."""
    if row.both:
        return "both" if row.both == (out, into) else ""
    if opening is not None and row.amount == opening + into - out:
        return "closing"
    if is_worded(row):
        return "balance"
    if row.amount and is_total_text(row.text) and row.amount in (into, out, -out, into - out):
        return "named"
    if into and out and row.amount == into - out:
        return "net"
    return "into" if row.amount == into else "out" if row.amount == -out else ""


def adds_up_columns(last: Cells, above: Sequence[Cells]) -> bool:
    """Whether at least two cells of the last record are the sums of their columns."""
    money = [at for at, cell in enumerate(last) if kinds_of(cell) & CellKind.MONEY]
    return (
        len(money) > 1 and sum(_is_sum(last[at], [cells[at] for cells in above if at < len(cells)]) for at in money) > 1
    )


def _is_sum(cell: str, above: Sequence[str]) -> bool:
    mark, _ = mark_in(cell)
    amounts = [amount_in(other, mark or ".") for other in above if kinds_of(other) & CellKind.AMOUNT]
    filled = [amount for amount in amounts if amount]
    return bool(filled) and sum(filled, Decimal(0)) == amount_in(cell, mark or ".")


def amount_in(cell: str, mark: DecimalMark) -> Decimal | None:
    """The amount in a cell, None where it holds none that a statement can have."""
    text = cell.strip()
    with suppress(ValueError):
        return read_amount(text, mark) if text and len(cell) <= _LONGEST_AMOUNT else None
    return None
