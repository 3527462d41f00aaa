"""Headers of other tables among the records of a statement -> their names, and which of them may hold transactions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from finpulse.cleaning.non_transactions import is_pending_note, is_total_text
from finpulse.cleaning.statement_words import names_plans
from finpulse.sources.detection.cell_kinds import CellKind, is_transaction, kinds_of
from finpulse.sources.detection.header_names import (
    MOVING_TAGS,
    Record,
    is_header,
    joined_names,
    may_be_names,
    named_width,
    same_names,
    word_of,
)

Cells = Sequence[str]

_DIGIT: Final = re.compile(r"\d")
# So many transactions above a header show where days and amounts stand.
_ABOVE: Final = 5
# What cells are made of, as far as that tells tables apart.
_SHAPES: Final = (CellKind.DAY, CellKind.MONEY, CellKind.NUMBER, CellKind.CODE, CellKind.WORDS)


def other_headers(rows: Sequence[Record], start: int, names: Cells) -> frozenset[str]:
    """The names of tables whose words nobody knows: those that are narrower, and those that stand apart."""
    return frozenset(
        (*_narrower(rows, start, names), *(joined_names(rows[at][1]) for at in _apart(rows, start, names)))
    )


def other_statements(rows: Sequence[Record], scores: Collection[int], start: int, names: Cells) -> tuple[int, ...]:
    """The lines of headers of other names with transactions under them: that say what moved, or under which the rows
    are of the same shape as those of the table.
    """
    named = (
        at
        for at in scores
        if at < len(rows) - 1
        and is_header(rows[at][1])
        and not same_names(rows[at][1], names)
        and is_transaction(rows[at + 1][1])
        and any((word := word_of(cell)) and word.tag in MOVING_TAGS for cell in rows[at][1])
    )
    alike = (at for at in _apart(rows, start, names) if _is_alike(rows, start, at))
    return tuple(rows[at][0] for at in sorted({*named, *alike}))


def announces_unbooked(cells: Cells) -> bool:
    """Whether a record is the title of a table of what is not booked yet: Upcoming payments."""
    texts = [cell for cell in cells if cell.strip()]
    return len(texts) == 1 and may_be_names(texts) and (is_pending_note(texts[0]) or names_plans(texts[0]))


def _narrower(rows: Sequence[Record], start: int, names: Cells) -> Iterator[str]:
    """The names of tables whose words nobody knows: a record of names, and below it transactions that are narrower than
    any before and as wide as these names.
    """
    narrowest = named_width(names)
    for at in range(start, len(rows) - 1):
        cells, following = rows[at][1], rows[at + 1][1]
        width = named_width(cells)
        if width >= narrowest:
            continue
        if width > 1 and _are_names(cells) and named_width(following) == width:
            if is_transaction(following) and not same_names(cells, names):
                yield joined_names(cells)
        elif is_transaction(cells):
            narrowest = width


def _are_names(cells: Sequence[str]) -> bool:
    """Whether all cells but blank ones are short different texts without digits."""
    names = [cell.strip() for cell in cells if cell.strip()]
    return len({*names}) == len(names) and may_be_names(names) and not is_total_text(names[0])


def _apart(rows: Sequence[Record], start: int, names: Cells) -> Iterator[int]:
    """The headers below a gap, or a title, that have names where the table above has its days and amounts."""
    for at in range(start + 1, len(rows) - 1):
        cells = rows[at][1]
        if _DIGIT.search("".join(cells)) or not _stands_apart(rows, at) or same_names(cells, names):
            continue
        above = next((row for _, row in reversed(rows[start:at]) if is_transaction(row)), None)
        if above and _names_figures(cells, above):
            yield at


def _stands_apart(rows: Sequence[Record], at: int) -> bool:
    is_title = sum(bool(cell.strip()) for cell in rows[at - 1][1]) == 1
    return is_title or rows[at][0] - rows[at - 1][0] > 1


def _names_figures(cells: Cells, transaction: Cells) -> bool:
    """Whether a record is of names, also where a transaction has its day and one of its amounts."""
    if not _are_names(cells):
        return False
    kinds = [kinds_of(cell) for cell in transaction]
    named = [bool(cell.strip()) for cell in cells] + [False] * len(kinds)
    day = next((at for at, kind in enumerate(kinds) if kind & CellKind.ANY_DAY), -1)
    return named[day] and any(named[at] for at, kind in enumerate(kinds) if kind & CellKind.AMOUNT and at != day)


def _is_alike(rows: Sequence[Record], start: int, at: int) -> bool:
    """Whether the first row under a header could as well stand in the table above it."""
    above = [cells for _, cells in rows[start:at] if is_transaction(cells)][-_ABOVE:]
    cells = rows[at + 1][1]
    if not is_transaction(cells) or len(cells) > max(map(len, above)):
        return False
    return all(
        not cell.strip() or _shape(cell) in {_shape(other[index]) for other in above if index < len(other)}
        for index, cell in enumerate(cells)
    )


def _shape(cell: str) -> int:
    kinds = kinds_of(cell)
    return next((shape for shape in _SHAPES if kinds & shape), kinds)
