"""Unsigned amounts of which only some rows show a balance, such as a day's last -> which way each of them moved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from finpulse.sources.detection.amount_rules.direction_words import direction_of_text
from finpulse.sources.reading import MONEY_IN, MONEY_OUT

# Between two balances so many rows are told apart by their sums; of more, chance sums are as likely as the true one.
_MOST_SUMMED: Final = 12
# So many rows without a balance are held at once.
_MOST_HELD: Final = 200
_PLACES: Final = 4
# The flags of rows that may have gone either way: in by the first of two ways and out by the second, or the reverse.
IN_OR_OUT: Final = "+-"
OUT_OR_IN: Final = "-+"
_BY_TEXT: Final = {1: MONEY_IN, -1: MONEY_OUT, 0: ""}

Ways = tuple[Sequence[int], Sequence[int]]


class UnsignedRow(NamedTuple):
    """What of a row bears on its direction."""

    amount: Decimal | None
    balance: Decimal | None
    text: str


def directions(entries: Iterable[UnsignedRow], opening: Decimal | None, *, newest_first: bool) -> Iterator[str]:
    """The flag of each row, in their order.

    The rows between two balances have the signs by which their sum moves one to the other. Where two ways do, their
    flags say so; where none does, they are blank. Rows outside the first and the last balance, if `opening` doesn't
    stand there, and rows that are too many to tell, go by their texts.
    """
    group: list[UnsignedRow] = []
    known = None if newest_first else opening
    for entry in entries:
        if newest_first and entry.balance is not None:
            yield from _flags(group, _difference(known, entry.balance))
            group, known = [], entry.balance
        group.append(entry)
        if not newest_first and entry.balance is not None:
            yield from _flags(group, _difference(entry.balance, known))
            group, known = [], entry.balance
        elif len(group) > _MOST_HELD:
            yield from _flags(group, None)
            group, known = [], None
    yield from _flags(group, _difference(known, opening) if newest_first else None)


def _difference(later: Decimal | None, earlier: Decimal | None) -> Decimal | None:
    return None if later is None or earlier is None else later - earlier


def _flags(group: Sequence[UnsignedRow], moved: Decimal | None) -> Iterator[str]:
    if moved is None or sum(bool(entry.amount) for entry in group) > _MOST_SUMMED:
        yield from (_BY_TEXT[direction_of_text(entry.text)] for entry in group)
        return
    ways = ways_to_move([abs(entry.amount or Decimal(0)) for entry in group], moved)
    yield from map(_flag, *ways) if ways else ("" for _ in group)


def _flag(first: int, second: int) -> str:
    if first == second:
        return MONEY_IN if first > 0 else MONEY_OUT
    return IN_OR_OUT if first > 0 else OUT_OR_IN


def ways_to_move(amounts: Sequence[Decimal], moved: Decimal) -> Ways | None:
    """The signs by which amounts add up to what moved a balance: those with money in as early as can be, and as late.

    They are the same where there is but one way. None where there is none.

    >>> ways_to_move([Decimal(5), Decimal(3)], Decimal(-2)), ways_to_move([Decimal(5), Decimal(5)], Decimal(0))
    (([-1, 1], [-1, 1]), ([1, -1], [-1, 1]))
    """
    units = [int(amount.scaleb(_PLACES)) for amount in amounts]
    reachable = [{0}]
    for unit in reversed(units):
        reachable.append({total + way for total in reachable[-1] for way in (unit, -unit)})
    target = int(moved.scaleb(_PLACES))
    if target not in reachable[-1]:
        return None
    behind = reachable[-2::-1]
    return _way(units, target, behind, 1), _way(units, target, behind, -1)


def _way(units: Sequence[int], target: int, behind: Sequence[set[int]], preferred: int) -> list[int]:
    signs = []
    for unit, rest in zip(units, behind, strict=True):
        sign = preferred if unit and target - preferred * unit in rest else -preferred
        signs.append(sign if unit else 1)
        target -= signs[-1] * unit
    return signs
