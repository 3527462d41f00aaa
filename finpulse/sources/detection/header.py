"""Records -> which of them are the header, if any, and which the table's own records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from finpulse.cleaning.non_transactions import is_total_text
from finpulse.sources.detection.cell_kinds import Kind, is_transaction, kind_of
from finpulse.sources.detection.lexicon import HeaderWord, header_word, normal

_LOOK_AHEAD: Final = 12
# Rows under a header of which the transactions are counted.
_ENOUGH: Final = 200
DAYS: Final = frozenset({"date", "booking_date", "value_date"})
MONEY: Final = frozenset({"amount", "net", "debit", "credit", "balance"})
_LONGEST: Final = 80
# A second line of column names is of words, or says how days are written.
_NO_NAME: Final = re.compile(r"\d")
# A header inside a table's body has so many cells, and nearly all of them are column words.
_FEWEST_NAMES: Final = 3
_SURE: Final = 0.7
# What the number of a table's transactions is worth beside the words over it.
_MANY: Final = 1.5

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """The first of the header's records, or none, the names of its columns, and the records under it.

    `first` is the index of the first record behind it. `body` are the table's records, also those behind a repeated
    header; `sections` says that other tables stand in between or behind.
    """

    index: int | None
    first: int
    names: list[str]
    body: list[Record]
    sections: bool = False


def find_header(rows: Sequence[Record]) -> Header:
    """The records whose cells are column words and which the most transactions follow; else by shape alone."""
    scored = {index: worth for index, (_, cells) in enumerate(rows) if (worth := _worth(cells)) > 0}
    if not scored:
        return _by_shape(rows)
    parts = _parts(rows, scored)
    most = max(part.transactions for part in parts.values()) or 1
    best = max(
        parts, key=lambda names: (parts[names].worth + _MANY * parts[names].transactions / most, -parts[names].at)
    )
    if not parts[best].transactions and any(is_transaction(cells) for _, cells in rows):
        return _by_shape(rows)
    return _with_body(rows, scored, best)


@dataclass
class _Part:
    """What stands under all headers of one name: the best worth of one, the first place, and the transactions."""

    worth: float
    at: int
    transactions: int = 0


def is_header(cells: Sequence[str]) -> bool:
    """Whether a record amid others is surely a header: days, money, and hardly anything but column words."""
    named = [cell for cell in cells if cell.strip()]
    if len(named) < _FEWEST_NAMES or _holds_data(named):
        return False
    words = [word for cell in named if (word := _word(cell))]
    tags = {word.tag for word in words}
    return bool(tags & DAYS and tags & MONEY) and sum(word.strength for word in words) >= _SURE * len(named)


def same_names(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a record repeats a header, or the line of it that most names are in."""
    own, other = _key(names), _key(cells)
    return other == own or (
        len(other) <= len(own) and all(a == b or (a and f" {a} " in f" {b} ") for a, b in zip(other, own, strict=False))
    )


def _key(cells: Sequence[str]) -> tuple[str, ...]:
    """A header by its names, whatever blank cells stand behind them."""
    names = [normal(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _parts(rows: Sequence[Record], scored: dict[int, float]) -> dict[tuple[str, ...], _Part]:
    """The headers by their names; each one's own transactions reach to the next header."""
    found: dict[tuple[str, ...], _Part] = {}
    starts = sorted(scored)
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        likely = [is_transaction(cells) for _, cells in rows[start + 1 : min(end, start + _ENOUGH)]]
        following = likely[:_LOOK_AHEAD]
        worth = scored[start] + 2.0 * sum(following) / max(len(following), 1)
        part = found.setdefault(_key(rows[start][1]), _Part(worth, start))
        part.worth = max(part.worth, worth)
        part.transactions += sum(likely)
    return found


def _with_body(rows: Sequence[Record], scored: dict[int, float], best: tuple[str, ...]) -> Header:
    """The header of that name together with what belongs to its table."""
    index = min(at for at in scored if _key(rows[at][1]) == best)
    first, names, start = index + 1, rows[index][1], index
    if _is_second_line(rows, index):
        names, first = _joined(names, rows[index + 1][1]), index + 2
    if index and _is_line_above(rows, index, names):
        names, start = _joined(rows[index - 1][1], names), index - 1
    body: list[Record] = []
    own, sections = True, False
    for at in range(first, len(rows)):
        if at in scored and is_header(rows[at][1]):
            own = same_names(rows[at][1], names)
            sections |= not own
        elif own:
            body.append(rows[at])
    return Header(start, first, names, body, sections)


def _is_second_line(rows: Sequence[Record], index: int) -> bool:
    """Whether the record right under a header goes on with its names."""
    if index + 2 >= len(rows) or rows[index + 1][0] != rows[index][0] + 1:
        return False
    above, cells = rows[index][1], rows[index + 1][1]
    named = [cell for cell in cells if cell.strip()]
    if len(cells) > len(above) + 1 or not _are_names(named) or _key(cells) == _key(above):
        return False
    if any(is_total_text(cell) and not _word(cell) for cell in named):
        return False
    known = sum(bool(_word(cell)) or bool(_ASIDE.fullmatch(cell.strip())) for cell in named)
    return known >= 0.5 * len(named) and is_transaction(rows[index + 2][1])


_ASIDE: Final = re.compile(r"[(\[].*[)\]]|[^\W\d_]{1,4}[-/.][^\W\d_]{1,4}[-/.][^\W\d_]{1,4}|[A-Z]{3}")


def _is_line_above(rows: Sequence[Record], index: int, names: Sequence[str]) -> bool:
    """Whether the record right over a header begins its names: for each column, or for those that have none."""
    cells = rows[index - 1][1]
    named = [at for at, cell in enumerate(cells) if cell.strip()]
    if (
        rows[index - 1][0] != rows[index][0] - 1
        or len(cells) != len(names)
        or not _are_names([cells[at] for at in named])
    ):
        return False
    fills = any(not names[at].strip() and _word(cells[at]) for at in named)
    together = _joined(cells, names)
    lost = any(_word(below) and not _word(both) for below, both in zip(names, together, strict=True))
    return not lost and (fills or (len(named) >= 2 and len(named) >= 0.5 * len(names)))


def _are_names(cells: Sequence[str]) -> bool:
    return bool(cells) and all(len(cell) < 40 and not _NO_NAME.search(cell) for cell in cells)


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Two lines of names as one."""
    width = max(len(above), len(below))
    lines = ([*line, *[""] * (width - len(line))] for line in (above, below))
    return [f"{first.strip()} {second.strip()}".strip() for first, second in zip(*lines, strict=True)]


def _worth(cells: Sequence[str]) -> float:
    """How surely a record is a header by its words alone."""
    if _holds_data(cells):
        return 0.0
    words = [word for cell in cells if (word := _word(cell))]
    tags = {word.tag for word in words} - {"ignored"}
    if len(words) < 2 or not tags & (DAYS | MONEY) or len(tags) < 2:
        return 0.0
    named = sum(bool(cell.strip()) for cell in cells)
    sureness = sum(word.strength for word in words) / named
    return sureness * 2 + 0.2 * len(tags) + bool(tags & DAYS) + bool(tags & MONEY)


def _holds_data(cells: Sequence[str]) -> bool:
    """A day or an amount of money in a row makes it a transaction, whatever words stand beside them."""
    return any(kind_of(cell) & (Kind.DAY | Kind.MONEY) and not _word(cell) for cell in cells)


def _word(cell: str) -> HeaderWord | None:
    return header_word(cell) if len(cell) <= _LONGEST else None


def _by_shape(rows: Sequence[Record]) -> Header:
    """No word is known: a row of short distinct texts right over the first transaction is a header all the same."""
    first = next((index for index, (_, cells) in enumerate(rows) if is_transaction(cells)), None)
    if first is None:
        return Header(None, 0, [], list(rows))
    above = rows[first - 1][1] if first else []
    if _looks_like_names(above, len(rows[first][1])):
        return Header(first - 1, first, above, list(rows[first:]))
    while first and len(rows[first - 1][1]) == len(rows[first][1]) and len(rows[first][1]) > 2:
        first -= 1
    return Header(None, first, [], list(rows[first:]))


def _looks_like_names(cells: Sequence[str], width: int) -> bool:
    named = [cell.strip() for cell in cells if cell.strip()]
    return (
        abs(len(cells) - width) <= 1
        and len(named) > 1
        and len(set(named)) == len(named)
        and all(kind_of(cell) & Kind.WORDS and len(cell) < 50 for cell in named)
        and not any(kind_of(cell) & (Kind.DAY | Kind.AMOUNT) for cell in named)
    )
