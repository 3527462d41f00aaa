"""What the cells of a header say: its names, whether a record is surely a header, and whether two are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from finpulse.sources.detection.cell_kinds import CellKind, kinds_of
from finpulse.sources.detection.lexicon.header_words import HeaderWord, header_word, normal_form

DAY_TAGS: Final = frozenset({"date", "booking_date", "value_date"})
MONEY_TAGS: Final = frozenset({"amount", "net", "debit", "credit", "balance"})
# Only these say what moved: a list of days and balances is no statement.
MOVING_TAGS: Final = MONEY_TAGS - {"balance"}
# A longer cell is no column's name.
_LONGEST_CELL: Final = 80
_LONGEST_NAME_OF_TWO_LINES: Final = 40
# A header among a table's rows has at least so many cells, and nearly all of them are column words; of two, both are.
_FEWEST_NAMES: Final = 2
_SURELY_WORDS: Final = 0.7
_DIGIT: Final = re.compile(r"\d")

# The physical line on which a record begins, and its cells.
Record = tuple[int, list[str]]
# The texts of a header's cells, normalised.
Names = tuple[str, ...]


def is_header(cells: Sequence[str]) -> bool:
    """Whether a record among others is surely a header: days, money, and hardly anything but column words."""
    names = [cell for cell in cells if cell.strip()]
    if len(names) < _FEWEST_NAMES or holds_data(names):
        return False
    words = [word for cell in names if (word := word_of(cell))]
    tags = {word.tag for word in words}
    surely = _SURELY_WORDS if len(names) > _FEWEST_NAMES else 1.0
    return bool(tags & DAY_TAGS and tags & MONEY_TAGS) and sum(word.strength for word in words) >= surely * len(names)


def same_names(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a record repeats a header, or that line of a header of two lines which holds most names."""
    header, record = normal_names(names), normal_names(cells)
    if record == header:
        return True
    return len(record) <= len(header) and all(
        part == whole or (part and f" {part} " in f" {whole} ") for part, whole in zip(record, header, strict=False)
    )


def normal_names(cells: Sequence[str]) -> Names:
    """The names of a header, without the blank cells at its end."""
    return tuple(normal_form(cell) for cell in cells[: named_width(cells)])


def named_width(cells: Sequence[str]) -> int:
    """How many names a header has, without the blank cells at its end."""
    return next((width for width in range(len(cells), 0, -1) if normal_form(cells[width - 1])), 0)


def joined_names(cells: Sequence[str]) -> str:
    """The names of a header as one text."""
    return " | ".join(normal_names(cells))


def may_be_names(cells: Sequence[str]) -> bool:
    """Whether cells are so short and free of digits as names are."""
    return bool(cells) and all(len(cell) < _LONGEST_NAME_OF_TWO_LINES and not _DIGIT.search(cell) for cell in cells)


def word_of(cell: str) -> HeaderWord | None:
    """What the lexicon says about a cell that may be a column's name."""
    return header_word(cell) if len(cell) <= _LONGEST_CELL else None


def holds_data(cells: Sequence[str]) -> bool:
    """Whether a cell is a day or an amount of money: then a record is no header, whatever words it has."""
    return any(kinds_of(cell) & (CellKind.DAY | CellKind.MONEY) and not word_of(cell) for cell in cells)


def are_numbered(first: str, second: str) -> bool:
    """Whether two names are the same but for the number or the letter at their ends, so that they say nothing.

    >>> are_numbered("Amount 1", "Amount 2"), are_numbered("Betrag A", "Betrag B"), are_numbered("Amount", "Amount 2")
    (True, True, False)
    """
    one, other = normal_form(first).split(), normal_form(second).split()
    is_alike = len(one) > 1 and len(one) == len(other) and one[:-1] == other[:-1] and one != other
    return is_alike and len(one[-1]) == len(other[-1]) == 1
