"""Text of fixed width, as old systems print statements -> its reading and its rows, streamed."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.detection.header_names import Record
from finpulse.sources.detection.neighbouring_rows import complete
from finpulse.sources.detection.table import read_table
from finpulse.sources.readers.fixed_width.column_cuts import cut, find_cuts
from finpulse.sources.readers.known_fields import LONGEST_TEXT
from finpulse.sources.readers.syntax.declared_encoding import open_text
from finpulse.sources.readers.syntax.sample import take_sample
from finpulse.sources.reading import Dialect, Hints, RawRow, Reading

NAME: Final = "fixed_width"
_LOOK: Final = 24 << 10
_LONGEST_LINE: Final = 1 << 16
_FIRST_ROWS: Final = 600


def recognises(head: str) -> bool:
    """Whether the lines of a file's beginning have columns that only blanks part."""
    return bool(find_cuts(_first_lines(_letters(head))))


def _letters(head: str) -> str:
    """A beginning that has a letter for each byte with those of UTF-8, where it is in that."""
    try:
        # The end may be amid a letter of several bytes.
        return codecs.getincrementaldecoder("utf-8")().decode(head.encode("latin-1"))
    except UnicodeError:
        return head


def _first_lines(text: str) -> list[str]:
    """The whole lines of a beginning."""
    lines = text[:_LOOK].splitlines()
    return lines[:-1] if len(text) > _LOOK else lines


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a table of fixed width is to be read. Raises UnreadableFile where it is no table of transactions."""
    sample = take_sample(file)
    cuts = find_cuts(_first_lines(sample.head))
    if not cuts:
        raise UnreadableFile("The lines of this file have no columns in common.")
    rows: list[Record] = [(row.line, row.cells) for row in _rows(sample.head_lines(), cuts)]
    table = read_table(rows[:_FIRST_ROWS], [cells for _, cells in rows[_FIRST_ROWS:]], hints)
    return Reading(
        format=NAME,
        encoding=sample.encoding,
        dialect=Dialect("", "", cuts=cuts),
        header_line=table.header_line,
        first_line=table.first_line,
        layout=table.layout,
        questions=table.questions,
    )


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every line after the header that is not blank, cut into its cells. The file stays open."""
    return complete(_stored_rows(file, reading), reading.layout)


def _stored_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    with open_text(file, reading.encoding) as text:
        lines = iter(lambda: text.readline(_LONGEST_LINE), "")
        yield from (row for row in _rows(lines, reading.dialect.cuts) if row.line >= reading.first_line)


def _rows(lines: Iterable[str], cuts: tuple[int, ...]) -> Iterator[RawRow]:
    """The lines that hold anything but rules, as cells."""
    for number, line in enumerate(lines, 1):
        text = line.strip("\r\n\f").rstrip()
        if text.strip("-=_+| "):
            yield RawRow(number, [cell[:LONGEST_TEXT] for cell in cut(text, cuts)])
