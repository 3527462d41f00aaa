"""Footnotes beside a table -> which marks in its rows mean that a transaction is not booked yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from finpulse.cleaning.layout import Column, Layout
from finpulse.cleaning.non_transactions import is_pending_note

# A mark, perhaps in brackets, and after it what it means: * noch nicht ausgeführt.
_FOOTNOTE: Final = re.compile(r"\(?([*†‡§#+!¹²³]{1,3})\)?[ :=.–-]*([^\W\d_].{3,100})")
# A footnote is one text, or a mark and a text in two cells.
_MOST_CELLS: Final = 2


def with_footnotes(layout: Layout, records: Sequence[Sequence[str]]) -> Layout:
    """The layout with the marks that a footnote explains as not booked, and the column that holds them as a status.

    As it was, where no column without a role holds such marks.
    """
    marks = _pending_marks(records)
    columns = tuple(_as_status(column, records, marks) for column in layout.columns) if marks else layout.columns
    return layout if columns == layout.columns else replace(layout, columns=columns, pending_marks=marks)


def _pending_marks(records: Iterable[Sequence[str]]) -> frozenset[str]:
    footnotes = (match for cells in records if (match := _footnote(cells)))
    return frozenset(footnote[1] for footnote in footnotes if is_pending_note(footnote[2]))


def _footnote(cells: Sequence[str]) -> re.Match[str] | None:
    texts = [cell.strip() for cell in cells if cell.strip()]
    return _FOOTNOTE.fullmatch(" ".join(texts)) if len(texts) <= _MOST_CELLS else None


def _as_status(column: Column, records: Iterable[Sequence[str]], marks: frozenset[str]) -> Column:
    """A column without a role has that of statuses if it holds such marks, and no text."""
    if column.role != "ignored":
        return column
    texts = {cells[column.index].strip() for cells in records if len(cells) > column.index}
    has_text = any(character.isalnum() for text in texts for character in text)
    return replace(column, role="status") if texts & marks and not has_text else column
