"""A sheet's XML -> its rows as texts, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from finpulse.errors import UnreadableFile
from finpulse.sources.readers.known_fields import LONGEST_TEXT
from finpulse.sources.readers.syntax.cell_text import number_text, serial_text
from finpulse.sources.readers.syntax.xml_stream import End, Start

MOST_COLUMNS: Final = 512

# Rows that hold anything, with their numbers.
Rows = Iterator[tuple[int, list[str]]]

# The elements that hold a cell's value: a number, a shared text's place or a formula's result, and a text.
_VALUES: Final = frozenset({"v", "t"})
_COLUMN: Final = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class CellRules:
    """What is needed to read any sheet's cells: shared texts, styles of days, whether days count from 1904."""

    texts: Sequence[str] = ()
    date_styles: frozenset[int] = frozenset()
    since_1904: bool = False


def whole_number(text: str) -> int:
    """The number that an attribute holds, 0 where it holds none."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def sheet_rows(events: Iterator[Start | End], rules: CellRules) -> Rows:
    """The rows that hold anything, with their numbers, from the events of a sheet's XML."""
    row = _Row(rules)
    number = 0
    for event in events:
        name = event.name
        if name == "c":
            if isinstance(event, Start):
                row.begin_cell(event.attributes)
            else:
                row.end_cell()
        elif name == "row" and isinstance(event, Start):
            number = whole_number(event.attributes.get("r", "")) or number + 1
        elif name == "row" and (cells := row.take()):
            yield number, cells
        elif name in _VALUES and isinstance(event, End):
            row.pieces.append(event.text)


class _Row:
    """A row of which not all cells have been read yet; a cell without a name stands behind the one before."""

    def __init__(self, rules: CellRules) -> None:
        self._rules = rules
        self._cells: dict[int, str] = {}
        self._column = -1
        self._kind, self._style = "n", 0
        self.pieces: list[str] = []

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        """Note where the cell stands and what kind of value it holds."""
        self._column = _column(attributes.get("r", ""), self._column + 1)
        self._kind, self._style = attributes.get("t", "n"), whole_number(attributes.get("s", ""))
        self.pieces = []

    def end_cell(self) -> None:
        """Keep the cell's text. Raises UnreadableFile for one beyond all columns of a statement."""
        text = _cell(self._rules, self._kind, self._style, "".join(self.pieces))
        if text and self._column >= MOST_COLUMNS:
            raise UnreadableFile(f"A sheet of this workbook has more than {MOST_COLUMNS} columns; no statement has.")
        if text and self._column >= 0:
            self._cells[self._column] = text[:LONGEST_TEXT]

    def take(self) -> list[str]:
        """The cells up to the last that holds anything, and begin anew."""
        cells = self._cells
        self._cells, self._column = {}, -1
        return [cells.get(index, "") for index in range(max(cells, default=-1) + 1)]


def _column(name: str, following: int) -> int:
    """The column of a cell from 0, by its name (`C5`) or else the one behind the last."""
    match = _COLUMN.match(name)
    if not match:
        return following
    index = 0
    for letter in match[0]:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _cell(rules: CellRules, kind: str, style: int, text: str) -> str:
    if kind == "s":
        at = whole_number(text)
        return rules.texts[at] if text.strip().isdecimal() and at < len(rules.texts) else ""
    if kind == "n" and text:
        return serial_text(text, since_1904=rules.since_1904) if style in rules.date_styles else number_text(text)
    if kind == "b":
        return "true" if text.strip() == "1" else "false"
    if kind == "d":
        return text.replace("T00:00:00", "").replace("T", " ")
    return "" if kind == "e" else text
