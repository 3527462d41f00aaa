"""Records -> where the table among them begins and ends, and what its records show about how they stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from finpulse.cleaning.layout import Layout, SharedDays
from finpulse.sources.detection.cell_kinds import CellKind, is_transaction, kinds_of
from finpulse.sources.detection.header import Header
from finpulse.sources.detection.header_names import Record
from finpulse.sources.detection.neighbouring_rows import spreads, with_derived_columns
from finpulse.sources.detection.roles import Roles

# From fewer rows nothing follows about how wide they are, or how they write their days.
_FEW_ROWS: Final = 4
_DIGITS: Final = re.compile(r"\d+")


def with_neighbours(layout: Layout, header: Header, shared: SharedDays) -> Layout:
    """The layout with what the table's records show about how they stand beneath each other."""
    neighbours = replace(layout.neighbours, sections=header.sections, other_headers=header.others, shared_days=shared)
    columns = with_derived_columns(layout.columns, neighbours)
    complete = replace(layout, columns=columns, neighbours=neighbours, fewest_cells=_fewest_cells(header.body))
    # Only of a complete layout is it known how many columns are the file's own.
    continued = spreads([cells for _, cells in header.body], complete)
    return replace(complete, neighbours=replace(neighbours, continued=continued))


def first_row(rows: Sequence[Record], header: Header, roles: Roles) -> int:
    """Where the table begins: at the first record above its header that is like those below, else behind the header."""
    assert roles.date
    date, amounts = roles.date.index, [column.index for column in roles.money]
    for at, (_, cells) in enumerate(rows[: header.index or 0]):
        if len(cells) <= max(date, *amounts) or abs(len(cells) - len(header.names)) > 1:
            continue
        if kinds_of(cells[date]) & CellKind.DAY and any(kinds_of(cells[index]) & CellKind.MONEY for index in amounts):
            return at
    return header.body_start + (header.index is None and _is_odd_one(header.body, date))


def _is_odd_one(body: Sequence[Record], date: int) -> bool:
    """Whether the first of records without a header writes its day as no other does: it sums the statement up."""
    shapes = [_shape(cells[date]) for _, cells in body if len(cells) > date and is_transaction(cells)]
    if len(shapes) < 2 or len(set(shapes[1:])) > 1:
        return False
    return {shapes[0][:1], shapes[1][:1]} == {"y", "d"}


def _shape(day: str) -> str:
    """A day with its year and its other numbers as one letter each."""
    return _DIGITS.sub(lambda number: "y" if len(number[0]) > 2 else "d", day.strip())


def _fewest_cells(body: Sequence[Record]) -> int:
    """The width of all transactions but the first or last, where that is cut short as a line that sums up is."""
    widest = max((len(cells) for _, cells in body), default=0)
    if len(body) <= _FEW_ROWS or min(len(body[0][1]), len(body[-1][1])) >= widest - 1:
        return 0
    widths = [len(cells) for _, cells in body if is_transaction(cells)]
    inner = min(widths[1:-1], default=0)
    return inner if len(widths) > _FEW_ROWS and min(widths[0], widths[-1]) < inner - 1 else 0
