"""Entries and what their columns mean -> amounts with signs, and whether the balances in and around them agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from finpulse.sources.readers.pdf.entries import PrintedEntry
from finpulse.sources.readers.pdf.geometry.fields import Figure
from finpulse.sources.readers.pdf.printed_figures import minor_units
from finpulse.sources.readers.pdf.row_words import Direction, LineKind

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


class StatedBalance(NamedTuple):
    """A balance in a line of its own, and what the line says that it is."""

    line_kind: LineKind
    balance: int


Item = Movement | StatedBalance


def sign_groups(entries: Sequence[PrintedEntry], roles: Mapping[int, ColumnRoles]) -> list[SignGroup]:
    """The groups of figures that share a sign, the largest first."""
    counts: dict[SignGroup, int] = {}
    for entry in entries:
        for role, figure in _amounts(entry, roles):
            group = (role, entry.direction, figure.mark)
            counts[group] = counts.get(group, 0) + 1
    return sorted(counts, key=lambda group: -counts[group])


def is_open(group: SignGroup) -> bool:
    """Whether nothing but the balances tells the sign of a group: no column, heading or mark."""
    role, direction, mark = group
    return role == "signed" and not mark and direction not in ("in", "out")


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
) -> list[Item]:
    """The rows with their amounts, and between them the balances that lines of their own state.

    `turn` is -1 where balances are printed as what is owed.
    """
    found: list[Item] = []
    for entry in entries:
        column = roles[entry.kind].balance if entry.kind in roles else None
        if entry.line_kind in _ANCHORS:
            if (figure := _anchor(entry, column)) is not None:
                found.append(StatedBalance(entry.line_kind, turn * minor_units(figure)))
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
            found.append(StatedBalance("balance", printed))
    return found


def with_signs_by_balances(items: Sequence[Item], *, newest_first: bool) -> list[Item]:
    """The rows, in their order, with the signs under which each leads from one balance to the next, where it does."""
    running: int | None = None
    found: list[Item] = []
    for item in reversed(items) if newest_first else items:
        led = item
        if isinstance(item, Movement) and item.balance is not None and running is not None:
            moved = item.balance - running
            led = item._replace(amount=moved) if abs(moved) == abs(item.amount) else item
        found.append(led)
        running = item.balance
    return found[::-1] if newest_first else found


def _amounts(entry: PrintedEntry, roles: Mapping[int, ColumnRoles]) -> list[tuple[ColumnRole, Figure]]:
    if entry.line_kind != "entry" or entry.kind not in roles:
        return []
    meanings = roles[entry.kind].roles
    return [(meanings[at], figure) for at, figure in entry.figures.items() if meanings[at] in ("in", "out", "signed")]


def _anchor(entry: PrintedEntry, column: int | None) -> Figure | None:
    """The balance in a line that states one: in the column of balances, or where there is none, its last figure."""
    return entry.figures[max(entry.figures)] if column is None else entry.figures.get(column)
