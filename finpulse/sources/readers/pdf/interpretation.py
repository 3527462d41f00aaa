"""Entries of all tables -> the one meaning of their columns and signs under which the printed balances follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import Final

from finpulse.sources.readers.pdf.entries import PrintedEntry
from finpulse.sources.readers.pdf.geometry.columns import Columns
from finpulse.sources.readers.pdf.movements import (
    ColumnRole,
    ColumnRoles,
    Movement,
    SignGroup,
    is_open,
    movements_of,
    sign_groups,
    usual_signs,
    with_signs_by_balances,
)
from finpulse.sources.readers.pdf.printed_figures import PrintedFigures
from finpulse.sources.readers.pdf.segments import Segment, segments_of

_BY_TAG: Final[Mapping[str, ColumnRole]] = {
    "debit": "out",
    "credit": "in",
    "amount": "signed",
    "net": "signed",
    "balance": "balance",
    "fee": "ignored",
}
# What a column can be whose header says so much.
_POSSIBLE: Final[Mapping[str, tuple[ColumnRole, ...]]] = {
    "debit": ("out", "signed", "ignored"),
    "credit": ("in", "signed", "ignored"),
    "balance": ("balance", "ignored"),
}
# So many groups of figures have their signs turned at once.
_MOST_TURNED: Final = 3
_MOST_GROUPS: Final = 8
# So many rows are looked at over all meanings that are tried, and so many meanings are tried in any case.
_MOST_STEPS: Final = 400_000
_FEWEST_TRIED: Final = 16
_MOST_COLUMNS: Final = 5
# What one column of amounts, or two of them, can be.
_MEANINGS: Final[Mapping[int, tuple[tuple[ColumnRole, ...], ...]]] = {
    1: (("signed",),),
    2: (("out", "in"), ("in", "out")),
}


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One meaning of the columns and signs of a document, and what its printed balances say about it."""

    segments: tuple[Segment, ...]
    roles: Mapping[int, ColumnRoles]
    newest_first: bool
    by_sums: bool
    turned: int

    @property
    def movements(self) -> list[Movement]:
        """The rows in the order in which they are printed."""
        found = [movement for segment in self.segments for movement in segment.movements]
        return found[::-1] if self.newest_first else found

    @property
    def filled(self) -> list[Segment]:
        """The segments that have rows; of a period without any, the first."""
        return [segment for segment in self.segments if segment.movements] or list(self.segments[:1])

    @property
    def is_proven(self) -> bool:
        """Whether printed figures prove every row."""
        return self.by_sums or all(segment.proves_all for segment in self.filled)

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """The better the greater: proven, few breaks, many steps that hold, few signs turned."""
        holds = sum(segment.holds for segment in self.segments)
        breaks = sum(segment.breaks for segment in self.segments)
        return self.is_proven, holds - 3 * breaks, -self.turned, len(self.movements)


def interpret(
    entries: Sequence[PrintedEntry], columns: Mapping[int, Columns], printed: PrintedFigures, *, is_card: bool
) -> Interpretation:
    """The meaning that the printed balances prove, else the likeliest one."""
    best: Interpretation | None = None
    tried = (
        found
        for roles in _possible_roles(entries, columns)
        for found in _with_roles(entries, roles, printed, is_card=is_card)
    )
    most = max(_FEWEST_TRIED, _MOST_STEPS // max(len(entries), 1))
    for found in islice(tried, most):
        if best is None or found.rank > best.rank:
            best = found
        if found.is_proven and not found.turned:
            return found
    assert best is not None
    return best


def _with_roles(
    entries: Sequence[PrintedEntry], roles: Mapping[int, ColumnRoles], printed: PrintedFigures, *, is_card: bool
) -> Iterator[Interpretation]:
    """What the entries are under one meaning of their columns, by each possible sign, in each order."""
    groups = sign_groups(entries, roles)
    for signs, turned, turn in _possible_signs(groups, is_card=is_card):
        items = movements_of(entries, roles, signs, turn)
        stated = printed if turn > 0 else printed.as_debts()
        for newest_first in (False, True):
            ways = [items]
            if not turned and all(map(is_open, groups)):
                ways.append(with_signs_by_balances(items, newest_first=newest_first))
            for way in ways:
                segments = tuple(segments_of(way, stated, newest_first=newest_first))
                by_sums = _sums_agree(segments, printed) or _columns_agree(entries, segments, roles)
                yield Interpretation(segments, roles, newest_first, by_sums, turned + (way is not items))


def with_periods_joined(meaning: Interpretation) -> Interpretation:
    """The meaning with statements of one account, each of which begins where the one before ended, as one."""
    joined: list[Segment] = []
    for segment in meaning.filled:
        before = joined[-1] if joined else None
        if before and before.closing is not None and before.closing == segment.opening:
            joined[-1] = before.followed_by(segment)
        else:
            joined.append(segment)
    return replace(meaning, segments=tuple(joined))


def _possible_roles(
    entries: Sequence[PrintedEntry], columns: Mapping[int, Columns]
) -> Iterator[dict[int, ColumnRoles]]:
    """The meanings of the columns of all kinds of tables: what their headers say first, then any other."""
    usual = {kind: _usual_roles(found) for kind, found in columns.items()}
    yield usual
    main = max(columns, key=lambda kind: sum(entry.kind == kind for entry in entries))
    if len(columns) > 1:
        yield {main: usual[main]}
    tags = [column.tag for column in columns[main].figures]
    for roles in _all_roles(len(tags)):
        if all(role in _POSSIBLE.get(tag, (role,)) for role, tag in zip(roles.roles, tags, strict=True)):
            yield {**usual, main: roles}


def _usual_roles(columns: Columns) -> ColumnRoles:
    """What the headers say; columns without any are amounts where no other one is."""
    roles = [_BY_TAG.get(column.tag, "ignored") for column in columns.figures]
    if roles.count("balance") > 1:
        last = len(roles) - 1 - roles[::-1].index("balance")
        roles = [role if role != "balance" or at == last else "ignored" for at, role in enumerate(roles)]
    if not {"in", "out", "signed"} & set(roles):
        unknown = [at for at, column in enumerate(columns.figures) if not column.tag]
        for at in unknown[:1]:
            roles[at] = "signed"
    return ColumnRoles(tuple(roles))


def _all_roles(count: int) -> Iterator[ColumnRoles]:
    """Every sensible meaning of so many columns, balances at the right first."""
    if count > _MOST_COLUMNS:
        return
    for balance in (*range(count - 1, -1, -1), None):
        rest = [at for at in range(count) if at != balance]
        for size in (1, 2):
            for chosen in combinations(rest, size):
                for meaning in _MEANINGS[size]:
                    given = dict(zip(chosen, meaning, strict=True))
                    yield ColumnRoles(
                        tuple("balance" if at == balance else given.get(at, "ignored") for at in range(count))
                    )


def _possible_signs(groups: Sequence[SignGroup], *, is_card: bool) -> Iterator[tuple[dict[SignGroup, int], int, int]]:
    """The signs that groups of figures can have, how many are unusual, and whether balances are debts."""
    usual = usual_signs(groups, is_card=is_card)
    turns = (-1, 1) if is_card else (1,)
    for turn in turns:
        yield usual, 0, turn
    open_groups = [group for group in groups if is_open(group)][:_MOST_GROUPS]
    for size in range(1, min(_MOST_TURNED, len(open_groups)) + 1):
        for chosen in combinations(open_groups, size):
            turned = {group: -sign if group in chosen else sign for group, sign in usual.items()}
            for turn in turns:
                yield turned, size, turn


def _sums_agree(segments: Sequence[Segment], printed: PrintedFigures) -> bool:
    """Whether the document prints the sum of all money in and that of all money out, and no balance breaks."""
    amounts = [movement.amount for segment in segments for movement in segment.movements]
    if any(segment.breaks for segment in segments) or len(amounts) < 2:
        return False
    money_in = sum(amount for amount in amounts if amount > 0)
    money_out = sum(amount for amount in amounts if amount < 0)
    stated_in = {abs(value) for value in printed.money_in}
    stated_out = {abs(value) for value in printed.money_out}
    return bool(money_in and money_out) and money_in in stated_in and -money_out in stated_out


def _columns_agree(
    entries: Sequence[PrintedEntry], segments: Sequence[Segment], roles: Mapping[int, ColumnRoles]
) -> bool:
    """Whether a line sums up the columns of money in and money out, and what rows add up to is that."""
    amounts = [movement.amount for segment in segments for movement in segment.movements]
    if any(segment.breaks for segment in segments) or len(amounts) < 2:
        return False
    expected: dict[ColumnRole, int] = {
        "in": sum(amount for amount in amounts if amount > 0),
        "out": -sum(amount for amount in amounts if amount < 0),
    }
    for entry in entries:
        if entry.line_kind == "entry" or entry.kind not in roles:
            continue
        sums = {roles[entry.kind].roles[at]: int(figure.value.scaleb(2)) for at, figure in entry.figures.items()}
        if all(expected.values()) and all(sums.get(role) == total for role, total in expected.items()):
            return True
    return False
