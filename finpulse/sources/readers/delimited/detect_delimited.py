"""Delimited text -> its reading, by evidence from the whole file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import islice
from typing import BinaryIO, Final

from finpulse.sources.detection.header_names import Record, is_header
from finpulse.sources.detection.table import Table, read_table
from finpulse.sources.readers.delimited.dialect import DELIMITERS, decide_dialect
from finpulse.sources.readers.delimited.records import records
from finpulse.sources.readers.syntax.sample import Sample, take_sample
from finpulse.sources.reading import Dialect, Hints, Question, Reading

NAME: Final = "csv"
# The first rows are evidence one by one, the rest in passages, within which a balance runs on.
_FIRST_ROWS: Final = 600
_FEWEST_ROWS: Final = 60
_MOST_CELLS: Final = 4_000
_PASSAGES: Final = 16
_FEWEST_PASSAGES: Final = 3
_PASSAGE: Final = 25
_SHORTEST_PASSAGE: Final = 8
_CELLS_OF_PASSAGE: Final = 600


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a delimited file is to be read; the file must be seekable and is left open.

    Raises UnreadableFile, with a sentence that says why, for a file that is no table of transactions.
    """
    sample = take_sample(file)
    dialect = decide_dialect(sample)
    rows = _rows(sample, dialect)
    table = read_table(rows, _spot_rows(sample, dialect, _passage(rows)), hints)
    return Reading(
        format=NAME,
        encoding=sample.encoding,
        dialect=dialect,
        header_line=table.header_line,
        first_line=table.first_line,
        layout=table.layout,
        questions=(*table.questions, *which_table(table)),
    )


def which_table(table: Table) -> list[Question]:
    """The question which table of the file to read, where others hold transactions under another header."""
    if not table.other_lines or table.header_line is None:
        return []
    lines = sorted({table.header_line, *table.other_lines})
    return [
        Question(
            about="header_line",
            text="Several tables of this file hold transactions, under different headers. One of them is read.",
            choices={str(line): f"the table under line {line}" for line in lines},
            taken=str(table.header_line),
        )
    ]


def _rows(sample: Sample, dialect: Dialect) -> list[Record]:
    """The first rows, and passages of rows from further on in the sample's beginning: fewer where rows are wide."""
    filled = [row for row in records(sample.head_lines(), dialect) if any(cell.strip() for cell in row[1])]
    filled[:_FEWEST_ROWS] = _with_header(filled[:_FEWEST_ROWS], sample, dialect)
    first, passage = max(_FEWEST_ROWS, min(_FIRST_ROWS, _MOST_CELLS // _width(filled))), _passage(filled)
    rest, passages = filled[first:], max(_FEWEST_PASSAGES, _PASSAGES * first // _FIRST_ROWS)
    step = max(passage, -(-len(rest) // passages))
    return filled[:first] + [row for start in range(0, len(rest), step) for row in rest[start : start + passage]]


def _with_header(rows: Sequence[Record], sample: Sample, dialect: Dialect) -> list[Record]:
    """The first rows, and among them a header that has another delimiter than the rows below it as cells."""
    width, lines = _width(rows), list(islice(sample.head_lines(), rows[-1][0] if rows else 0))
    return [
        (line, _as_header(lines[line - 1], dialect, width) or cells if len(cells) == 1 < width else cells)
        for line, cells in rows
    ]


def _as_header(text: str, dialect: Dialect, width: int) -> list[str]:
    """The names of a header of about this width, whatever their delimiter; of any other text none."""
    for delimiter in DELIMITERS:
        if abs(text.count(delimiter) + 1 - width) <= 1:
            _, cells = next(records([text], Dialect(delimiter, dialect.quote)))
            if is_header(cells):
                return cells
    return []


def _width(rows: Sequence[Record]) -> int:
    return max((len(cells) for _, cells in rows[:_FEWEST_ROWS]), default=1)


def _passage(rows: Sequence[Record]) -> int:
    """How many rows in succession are evidence enough: fewer where they are wide."""
    return max(_SHORTEST_PASSAGE, min(_PASSAGE, _CELLS_OF_PASSAGE // _width(rows)))


def _spot_rows(sample: Sample, dialect: Dialect, count: int) -> list[list[str]]:
    """So many rows from each of several places further on in the file."""
    return [
        cells for spot in sample.spots for _, cells in islice(records(io.StringIO(spot, newline=""), dialect), count)
    ]
