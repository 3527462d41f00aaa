"""Where the columns of a part stand, and what they are called."""

from __future__ import annotations

from finpulse.cleaning.layout import Layout, Role


def first(layout: Layout, role: Role) -> int:
    """The first column with a role, or -1."""
    return next(iter(layout.positions(role)), -1)


def headers(layout: Layout) -> dict[int, str]:
    """The header of each column, "" where the file has none."""
    return {column.index: column.header for column in layout.columns}
