"""Entries and what their columns mean -> amounts with signs, and whether the balances in and around them agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from finpulse.sources.readers.pdf.entries import PrintedEntry
from finpulse.sources.readers.pdf.fields import Figure
from finpulse.sources.readers.pdf.printed_figures import PrintedFigures, minor_units
from finpulse.sources.readers.pdf.row_words import Direction

ColumnRole = Literal["in", "out", "signed", "balance", "ignored"]
# What decides the sign of a figure: the role of its column, its section, its mark.
SignGroup = tuple[ColumnRole, Direction, str]

_ANCHORS: Final = frozenset({"opening", "closing", "carried", "balance"})


class ColumnRoles(NamedTuple):
    """The role of each column of a kind of tables."""

    roles: tuple[ColumnRole, ...]

    @property
    def balance(self) -> int | None:
        """The column of balances."""
        return self.roles.index("balance") if "balance" in self.roles else None


class Movement(NamedTuple):
    """One row in minor units: its amount with its sign, and the balance printed after it, None where none is."""

    entry: PrintedEntry
    amount: int
    balance: int | None


@dataclass(slots=True)
class Segment:
    """Rows between two balances of one account: the balance before the first of them and after the last, in the order
    of time, as far as they are printed, and how many steps between balances hold and break.
    """

    movements: list[Movement]
    opening: int | None = None
    closing: int | None = None
    holds: int = 0
    breaks: int = 0
    proves_all: bool = False


def sign_groups(entries: Sequence[PrintedEntry], roles: Mapping[int, ColumnRoles]) -> list[SignGroup]:
    """The groups of figures that share a sign, the largest first."""
    counts: dict[SignGroup, int] = {}
    for entry in entries:
        for role, figure in _amounts(entry, roles):
            group = (role, entry.direction, figure.mark)
            counts[group] = counts.get(group, 0) + 1
    return sorted(counts, key=lambda group: -counts[group])


def usual_signs(groups: Sequence[SignGroup], *, is_card: bool) -> dict[SignGroup, int]:
    """The sign of each group as banks usually mean it: those of cards print purchases without one."""
    marks = {mark for role, _, mark in groups if role == "signed"}
    minus_only = {role for role in ("in", "out") if {mark for r, _, mark in groups if r == role} == {"-"}}
    is_debt = {mark for _, direction, mark in groups if direction == "in"} == {"-"}
    return {group: _usual_sign(group, marks, minus_only, is_card=is_card, is_debt=is_debt) for group in groups}


def _usual_sign(group: SignGroup, marks: set[str], minus_only: set[str], *, is_card: bool, is_debt: bool) -> int:
    role, direction, mark = group
    if role in ("in", "out"):
        plain = 1 if role == "in" else -1
        return -plain if mark == "-" and role not in minus_only else plain
    if direction == "in" and mark == "-" and is_debt:
        return 1
    if mark:
        is_out = mark == "-"
        return 1 if is_out == (is_card and "+" not in marks) else -1
    if direction in ("in", "out"):
        return 1 if direction == "in" else -1
    return -1 if is_card or ("+" in marks and "-" not in marks) else 1


def movements_of(
    entries: Sequence[PrintedEntry], roles: Mapping[int, ColumnRoles], signs: Mapping[SignGroup, int], turn: int
) -> list[Movement | tuple[PrintedEntry, int]]:
    """The rows with their amounts, and between them the balances that lines of their own state.

    `turn` is -1 where balances are printed as what is owed.
    """
    found: list[Movement | tuple[PrintedEntry, int]] = []
    for entry in entries:
        column = roles[entry.kind].balance if entry.kind in roles else None
        if entry.line_kind in _ANCHORS:
            if (figure := _anchor(entry, column)) is not None:
                found.append((entry, turn * minor_units(figure)))
            continue
        if entry.line_kind != "entry" or entry.kind not in roles:
            continue
        found_amounts = _amounts(entry, roles)
        if {role for role, _ in found_amounts} == {"in", "out"}:
            continue  # Money in and money out at once are sums.
        amounts = [
            signs[(role, entry.direction, figure.mark)] * int(figure.value.scaleb(2)) for role, figure in found_amounts
        ]
        balance = entry.figures.get(column) if column is not None else None
        printed = turn * minor_units(balance) if balance else None
        if amounts:
            found.append(Movement(entry, sum(amounts), printed))
        elif printed is not None:
            found.append((entry, printed))
    return found


def _amounts(entry: PrintedEntry, roles: Mapping[int, ColumnRoles]) -> list[tuple[ColumnRole, Figure]]:
    if entry.line_kind != "entry" or entry.kind not in roles:
        return []
    meanings = roles[entry.kind].roles
    return [(meanings[at], figure) for at, figure in entry.figures.items() if meanings[at] in ("in", "out", "signed")]


def _anchor(entry: PrintedEntry, column: int | None) -> Figure | None:
    """The balance in a line that states one: in the column of balances, or where there is none, its last figure."""
    return entry.figures[max(entry.figures)] if column is None else entry.figures.get(column)


def segments_of(
    items: Sequence[Movement | tuple[PrintedEntry, int]], printed: PrintedFigures, *, newest_first: bool
) -> list[Segment]:
    """The rows of each account or statement, checked against the balances in and around them, in the order of time."""
    segments: list[Segment] = []
    segment, running, since = Segment([]), None, 0
    rows = [item for item in items if isinstance(item, Movement)]
    is_each = 2 * sum(row.balance is not None for row in rows) > len(rows)
    for item in reversed(items) if newest_first else items:
        if not isinstance(item, Movement):
            entry, value = item
            if is_each and entry.line_kind == "balance" and (running is None or value != running + since):
                continue  # The balance of another day, where each row has its own.
            if running is not None and value != running + since and _begins_anew(entry, segment, running + since, printed):
                _close(segment, running, since, printed)
                segments.append(segment)
                segment, running, since = Segment([]), None, 0
            running, since = _step(segment, running, since, value, printed)
            continue
        segment.movements.append(item)
        since += item.amount
        if item.balance is not None:
            running, since = _step(segment, running, since, item.balance, printed)
    _close(segment, running, since, printed)
    return [*segments, segment]


def _step(
    segment: Segment, running: int | None, since: int, value: int, printed: PrintedFigures
) -> tuple[int, int]:
    """Compare a printed balance with the one that follows from the rows; the first is compared with what is stated."""
    if running is None:
        if not segment.movements:
            segment.opening = value
        elif value - since in (*printed.opening, *printed.balance, *printed.others):
            segment.opening = value - since
            segment.holds += 1
    elif running + since == value:
        segment.holds += 1
    else:
        segment.breaks += 1
    return value, 0


def _begins_anew(entry: PrintedEntry, segment: Segment, expected: int, printed: PrintedFigures) -> bool:
    """Whether an opening balance begins another account: the rows before it were closed by what is printed."""
    stated = (*printed.closing, *printed.balance, *printed.others)
    return entry.line_kind in ("opening", "carried") and not segment.breaks and expected in stated


def _close(segment: Segment, running: int | None, since: int, printed: PrintedFigures) -> None:
    """End a segment: with its last balance, or by an opening and a closing balance that are stated elsewhere."""
    if running is not None:
        is_closed = not since or running + since in (*printed.closing, *printed.balance)
        segment.closing = running + since if is_closed else None
        segment.holds += bool(since and is_closed)
    elif opening := _opening_by_ends(since, printed):
        segment.opening, segment.closing = opening[0], opening[0] + since
        segment.holds += 1
    is_whole = segment.opening is not None and segment.closing is not None
    segment.proves_all = is_whole and not segment.breaks and bool(segment.holds)


def _opening_by_ends(total: int, printed: PrintedFigures) -> list[int]:
    """The stated opening balances from which the rows lead to a stated closing balance."""
    ends = {*printed.closing, *printed.balance}
    by_opening = [value for value in printed.opening if value + total in ends]
    by_closing = [value - total for value in printed.closing if value - total in printed.balance]
    by_balances = [value for value in printed.balance if total and value + total in printed.balance]
    return by_opening or by_closing or by_balances
