"""Rows of text as a table for people, in columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

WIDEST: Final = 60


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; what is wider than a column may be ends in `…`, but for the last.

    >>> print("\\n".join(table_lines(["JOB", "STATE"], [["7", "failed"], ["12", "queued"]])))
    JOB  STATE
    7    failed
    12   queued
    """
    cut = [[_cut(cell) for cell in row[:-1]] + [row[-1]] for row in (header, *rows)]
    widths = [max(len(row[place]) for row in cut) for place in range(len(header))]
    for row in cut:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…"
