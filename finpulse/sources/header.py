"""Records -> which of them is the header, if any, and where the transactions begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from finpulse.sources.cells import Kind, kind_of
from finpulse.sources.dialect import is_transaction
from finpulse.sources.lexicon import HeaderWord, header_word

_DEEPEST: Final = 100
_LOOK_AHEAD: Final = 12
_DAYS: Final = frozenset({"date", "booking_date", "value_date"})
_MONEY: Final = frozenset({"amount", "net", "debit", "credit", "balance"})

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """The header's record, or none, and the index of the first record behind it."""

    index: int | None
    first: int


def find_header(rows: Sequence[Record]) -> Header:
    """The record whose cells are column words and which transactions follow; failing that, by shape alone."""
    scored = [(_score(rows, index), -index) for index in range(min(len(rows), _DEEPEST))]
    best, place = max(scored, default=(0.0, 0))
    if best > 0:
        return Header(-place, -place + 1)
    return _by_shape(rows)


def _score(rows: Sequence[Record], index: int) -> float:
    """How surely a record is the header: its column words, and the transactions under it."""
    cells = rows[index][1]
    words = [word for cell in cells if (word := _word(cell))]
    tags = {word.tag for word in words} - {"ignored"}
    if len(words) < 2 or not tags & (_DAYS | _MONEY) or len(tags) < 2 or _holds_data(cells):
        return 0.0
    named = sum(bool(cell.strip()) for cell in cells)
    following = rows[index + 1 : index + 1 + _LOOK_AHEAD]
    likely = sum(is_transaction(row) for _, row in following)
    worth = (
        sum(word.strength for word in words) / named * 2 + 0.2 * len(tags) + bool(tags & _DAYS) + bool(tags & _MONEY)
    )
    return worth + 2.0 * likely / max(len(following), 1)


def _holds_data(cells: Sequence[str]) -> bool:
    """A day or an amount of money in a row makes it a transaction, whatever words stand beside them."""
    return any(kind_of(cell) & (Kind.DAY | Kind.MONEY) and not _word(cell) for cell in cells)


def _word(cell: str) -> HeaderWord | None:
    return header_word(cell) if len(cell) <= 80 else None


def _by_shape(rows: Sequence[Record]) -> Header:
    """No word is known: a row of short distinct texts right over the first transaction is a header all the same."""
    first = next((index for index, (_, cells) in enumerate(rows) if is_transaction(cells)), None)
    if first is None:
        return Header(None, 0)
    above = rows[first - 1][1] if first else []
    if _looks_like_names(above, len(rows[first][1])):
        return Header(first - 1, first)
    while first and len(rows[first - 1][1]) == len(rows[first][1]) and len(rows[first][1]) > 2:
        first -= 1
    return Header(None, first)


def _looks_like_names(cells: Sequence[str], width: int) -> bool:
    named = [cell.strip() for cell in cells if cell.strip()]
    return (
        abs(len(cells) - width) <= 1
        and len(named) > 1
        and len(set(named)) == len(named)
        and all(kind_of(cell) & Kind.WORDS and len(cell) < 50 for cell in named)
        and not any(kind_of(cell) & (Kind.DAY | Kind.AMOUNT) for cell in named)
    )
