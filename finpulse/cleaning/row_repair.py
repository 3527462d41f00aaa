"""A row with too many or too few cells -> the rows that were possibly meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, islice
from typing import Final

# A row with more surplus or missing cells than this is not mended.
_MOST: Final = 8
_WHOLE: Final = re.compile(r"\s*+[-+(]?[^\d\s]{0,3}\s*+\d[\d.' ]*+", re.ASCII)
_PIECE: Final = re.compile(r"\s*+[-+(]?[^\w\s]?\d[\d.' ]*+\)?\s*+", re.ASCII)
# What a thousands mark leaves of an amount: the first digits, and those behind it.
_FIRST_GROUP: Final = re.compile(r"\s*+[-+(]?\s*+[^\d\s]{0,3}\s*+[-+]?[1-9]\d{0,2}", re.ASCII)
_GROUP: Final = re.compile(r"\d{3}", re.ASCII)
_LAST_GROUP: Final = re.compile(r"\d{3}(?:\.\d{1,2})?\)?\s*[^\d]{0,4}", re.ASCII)
_MOST_WAYS: Final = 20
_FRACTION: Final = re.compile(r"\d{2}\)?\s*[^\d]{0,4}", re.ASCII)


def candidates(cells: Sequence[str], width: int, values: Collection[int] = ()) -> Iterator[list[str]]:
    """Every row of `width` cells from which a single mistake in writing the file can have made this one.

    The mistakes are: a delimiter inside a text has cut it in two, decimal commas or thousands marks have cut amounts,
    or a cell was left out. Cells are joined to texts only; in the columns of `values` they are joined if all are pieces
    of one number. Blank cells behind the last column are dropped.
    """
    row = _trimmed(cells, width)
    if grouped := list(join_thousands(row, width)):
        yield from grouped
        return
    extra = len(row) - width
    if -_MOST <= extra < 0:
        yield from ([*row[:at], *[""] * -extra, *row[at:]] for at in range(len(row), 0, -1))
    if 0 < extra <= _MOST:
        joined = join_decimals(row)
        row = joined if len(joined) >= width else row
    if len(row) == width:
        yield row
    elif 0 < extra <= _MOST:
        yield from _with_joined_cells(row, width, values)


def _trimmed(cells: Sequence[str], width: int) -> list[str]:
    """The row without blank cells behind the last column."""
    row = list(cells)
    while len(row) > width and not row[-1].strip():
        row.pop()
    return row


def _with_joined_cells(row: list[str], width: int, values: Collection[int]) -> Iterator[list[str]]:
    extra = len(row) - width
    for at in range(width):
        if at not in values or all(_PIECE.fullmatch(cell) for cell in row[at : at + extra + 1]):
            yield [*row[:at], ",".join(row[at : at + extra + 1]), *row[at + extra + 1 :]]


def join_decimals(cells: Sequence[str]) -> list[str]:
    """The row with amounts whole again that a decimal comma between unquoted cells has cut in two.

    >>> join_decimals(["01.02.2024", "Coffee", "-3", "50", "1.096", "50"])
    ['01.02.2024', 'Coffee', '-3,50', '1.096,50']
    """
    row: list[str] = []
    index = 0
    while index < len(cells):
        cell = cells[index]
        follows = cells[index + 1] if index + 1 < len(cells) else ""
        whole = bool(_WHOLE.fullmatch(cell) and _FRACTION.fullmatch(follows))
        row.append(f"{cell},{follows}" if whole else cell)
        index += 2 if whole else 1
    return row


def join_thousands(cells: Sequence[str], width: int) -> Iterator[list[str]]:
    """Every row of `width` cells with amounts whole again that thousands marks between unquoted cells have cut.

    >>> list(join_thousands(["01/02/2024", "Rent", "1", "867.67", "", "2", "344.19"], 5))
    [['01/02/2024', 'Rent', '1,867.67', '', '2,344.19']]
    """
    extra = len(cells) - width
    if not 0 < extra <= _MOST:
        return
    gaps = [at for at in range(1, len(cells)) if _LAST_GROUP.fullmatch(cells[at])]
    for chosen in islice(combinations(gaps, extra), _MOST_WAYS):
        if all(_goes_on(cells, at, chosen) for at in chosen):
            row: list[str] = []
            for at, cell in enumerate(cells):
                if at in chosen:
                    row[-1] = f"{row[-1]},{cell}"
                else:
                    row.append(cell)
            yield row


def _goes_on(cells: Sequence[str], at: int, chosen: Collection[int]) -> bool:
    """Whether the cell before is the beginning of an amount, or a group in the middle of one."""
    before = _GROUP if at - 1 in chosen else _FIRST_GROUP
    return bool(before.fullmatch(cells[at - 1]))
