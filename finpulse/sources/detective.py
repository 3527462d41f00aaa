"""Delimited text -> its reading: how a file is to be read, by evidence from all over it."""

from __future__ import annotations

import io
from itertools import islice
from typing import BinaryIO, Final

from finpulse.sources.delimited import records
from finpulse.sources.dialect import decide_dialect
from finpulse.sources.header import Record
from finpulse.sources.reading import Hints, Reading
from finpulse.sources.sample import Sample, take_sample
from finpulse.sources.table import read_table

# The first rows are evidence one by one, the rest in passages, within which a balance runs on.
_FIRST_ROWS: Final = 600
_PASSAGES: Final = 16
_PASSAGE: Final = 25


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How a delimited file is to be read; the file must be seekable and is left open.

    Raises UnreadableFile, with a sentence that says why, for what is no table of transactions.
    """
    sample = take_sample(file)
    delimiter, quote = decide_dialect(sample)
    table = read_table(_rows(sample, delimiter, quote), _spot_rows(sample, delimiter, quote), hints)
    return Reading(
        encoding=sample.encoding,
        delimiter=delimiter,
        quote=quote,
        header_line=table.header_line,
        first_line=table.first_line,
        layout=table.layout,
        questions=table.questions,
    )


def _rows(sample: Sample, delimiter: str, quote: str) -> list[Record]:
    """The first rows, and passages of rows from further on in the sample's beginning."""
    found = [row for row in records(sample.head_lines(), delimiter, quote) if any(cell.strip() for cell in row[1])]
    rest = found[_FIRST_ROWS:]
    step = max(_PASSAGE, len(rest) // _PASSAGES)
    return found[:_FIRST_ROWS] + [row for start in range(0, len(rest), step) for row in rest[start : start + _PASSAGE]]


def _spot_rows(sample: Sample, delimiter: str, quote: str) -> list[list[str]]:
    """Rows from further on in the file."""
    return [
        cells
        for spot in sample.spots
        for _, cells in islice(records(io.StringIO(spot, newline=""), delimiter, quote), _PASSAGE)
    ]
