"""Where the columns of a part stand, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from finpulse.cleaning.layout import Layout, Role


def first(layout: Layout, role: Role) -> int:
    """The first column with a role, or -1."""
    return next(iter(layout.positions(role)), -1)


def headers(layout: Layout) -> dict[int, str]:
    """The header of each column, "" where the file has none."""
    return {column.index: column.header for column in layout.columns}


def joined(cells: Sequence[str], indexes: Sequence[int]) -> str:
    """The texts of several columns in the file's order, each once."""
    if len(indexes) < 2:
        return cells[indexes[0]].strip() if indexes else ""
    return " ".join(dict.fromkeys(text for index in indexes if (text := cells[index].strip())))
