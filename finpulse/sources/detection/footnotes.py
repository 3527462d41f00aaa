"""Records of text alone around a table -> what the marks beside its rows mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from finpulse.cleaning.layout import Column, Layout
from finpulse.cleaning.non_transactions import is_pending_note

# A mark, perhaps in brackets, and behind it what it means: * noch nicht ausgeführt.
_FOOTNOTE: Final = re.compile(r"\(?([*†‡§#+!¹²³]{1,3})\)?[ :=.–-]*([^\W\d_].{3,100})")


def with_footnotes(layout: Layout, records: Sequence[Sequence[str]]) -> Layout:
    """The layout with the marks that a footnote explains as not booked, and the column that holds them as a status."""
    marks = _pending_marks(records)
    columns = tuple(_as_status(column, records, marks) for column in layout.columns) if marks else layout.columns
    return layout if columns == layout.columns else replace(layout, columns=columns, pending_marks=marks)


def _pending_marks(records: Iterable[Sequence[str]]) -> frozenset[str]:
    found = set()
    for cells in records:
        text = " ".join(filled) if len(filled := [cell.strip() for cell in cells if cell.strip()]) <= 2 else ""
        if (match := _FOOTNOTE.fullmatch(text)) and is_pending_note(match[2]):
            found.add(match[1])
    return frozenset(found)


def _as_status(column: Column, records: Iterable[Sequence[str]], marks: frozenset[str]) -> Column:
    """A column without a role is of statuses if it holds those marks, and no text."""
    if column.role != "ignored":
        return column
    texts = {cells[column.index].strip() for cells in records if len(cells) > column.index}
    only_marks = not any(character.isalnum() for text in texts for character in text)
    return replace(column, role="status") if texts & marks and only_marks else column
