"""Delimited text -> its reading: how a file is to be read, by evidence from all over it."""

from __future__ import annotations

import io
from itertools import islice
from typing import BinaryIO, Final

from finpulse.sources.delimited import records
from finpulse.sources.dialect import decide_dialect
from finpulse.sources.header import Record
from finpulse.sources.reading import Dialect, Hints, Reading
from finpulse.sources.sample import Sample, take_sample
from finpulse.sources.table import read_table

# The first rows are evidence one by one, the rest in passages, within which a balance runs on.
_FIRST_ROWS: Final = 600
_FEWEST_ROWS: Final = 60
_MOST_CELLS: Final = 4_000
_PASSAGES: Final = 16
_FEWEST_PASSAGES: Final = 3
_PASSAGE: Final = 25


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a delimited file is to be read; the file must be seekable and is left open.

    Raises UnreadableFile, with a sentence that says why, for what is no table of transactions.
    """
    sample = take_sample(file)
    dialect = decide_dialect(sample)
    table = read_table(_rows(sample, dialect), _spot_rows(sample, dialect), hints)
    return Reading(
        encoding=sample.encoding,
        delimiter=dialect.delimiter,
        quote=dialect.quote,
        header_line=table.header_line,
        first_line=table.first_line,
        layout=table.layout,
        questions=table.questions,
        escape=dialect.escape,
        doubled=dialect.doubled,
        spaced=dialect.spaced,
        wrapped=dialect.wrapped,
    )


def _rows(sample: Sample, dialect: Dialect) -> list[Record]:
    """The first rows, and passages of rows from further on in the sample's beginning: fewer where rows are wide."""
    found = [row for row in records(sample.head_lines(), dialect) if any(cell.strip() for cell in row[1])]
    width = max((len(cells) for _, cells in found[:_FEWEST_ROWS]), default=1)
    first = max(_FEWEST_ROWS, min(_FIRST_ROWS, _MOST_CELLS // width))
    rest, passages = found[first:], max(_FEWEST_PASSAGES, _PASSAGES * first // _FIRST_ROWS)
    step = max(_PASSAGE, -(-len(rest) // passages))
    return found[:first] + [row for start in range(0, len(rest), step) for row in rest[start : start + _PASSAGE]]


def _spot_rows(sample: Sample, dialect: Dialect) -> list[list[str]]:
    """Rows from further on in the file."""
    return [
        cells for spot in sample.spots for _, cells in islice(records(io.StringIO(spot, newline=""), dialect), _PASSAGE)
    ]
