"""Text in blocks of labelled lines -> its reading and its rows: "Date: …", "Description: …", "Amount: …"."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.sources.detection.header_names import DAY_TAGS, MONEY_TAGS
from finpulse.sources.detection.lexicon.header_words import header_word
from finpulse.sources.detection.table import read_table
from finpulse.sources.readers.delimited.records import text_lines
from finpulse.sources.readers.syntax.sample import take_sample
from finpulse.sources.reading import Dialect, Hints, RawRow, Reading

NAME: Final = "blocks"
_LABELLED: Final = re.compile(r"\s*+([^\W\d_][^:\n]{1,40}?)\s*+:\s*+((?:.*\S)?)\s*")
_LOOK: Final = 200
_MOSTLY: Final = 0.8
_MOST_BLOCKS: Final = 600
_MOST_LABELS: Final = 60
_LONGEST_VALUE: Final = 4000

# The line on which a block begins, and its values by their labels.
Block = tuple[int, dict[str, str]]


def recognises(head: str) -> bool:
    """Whether nearly all lines of a file's beginning have labels that repeat, of days and of amounts among them."""
    lines = [line for line in islice(io.StringIO(head), _LOOK) if line.strip()]
    labels = Counter(match[1] for line in lines if (match := _LABELLED.fullmatch(line)))
    tags = {word.tag for label, count in labels.items() if count > 1 and (word := header_word(label))}
    return labels.total() >= _MOSTLY * len(lines) and bool(tags & DAY_TAGS and tags & MONEY_TAGS)


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How the blocks are to be read; the labels that repeat are the columns.

    Raises UnreadableFile where the blocks are no transactions.
    """
    sample = take_sample(file)
    blocks = list(islice(_blocks(sample.head_lines()), _MOST_BLOCKS))
    counts = Counter(label for _, values in blocks for label in values)
    names = [label for label, count in counts.items() if count > 1][:_MOST_LABELS]
    if not names:
        raise UnreadableFile("No label of this file comes again, so it holds no list of transactions.")
    rows = [(line, _cells(values, names)) for line, values in blocks if values.keys() & set(names)]
    table = read_table([(0, names), *rows], (), hints, neighbours=False)
    return Reading(
        format=NAME,
        encoding=sample.encoding,
        dialect=Dialect(";"),
        first_line=table.first_line,
        layout=table.layout,
        questions=table.questions,
    )


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """The values of every block under the reading's labels, with the line on which it begins. The file stays open."""
    names = reading.layout.headers
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=reading.encoding, errors="replace", newline="")
    try:
        for line, values in _blocks(text_lines(text)):
            cells = _cells(values, names)
            if any(cells):
                yield RawRow(line, cells)
    finally:
        # Closing the wrapper would close the caller's file.
        text.detach()


def _cells(values: dict[str, str], names: list[str]) -> list[str]:
    return [values.get(name, "") for name in names]


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Blocks of lines; one ends at a blank line, or where one of its labels repeats."""
    begun, values, label = 1, dict[str, str](), ""
    for number, line in enumerate(lines, 1):
        match = _LABELLED.fullmatch(line[:_LONGEST_VALUE])
        if values and (not line.strip() or (match and match[1] in values)):
            yield begun, values
            values = {}
        if match and len(values) < _MOST_LABELS:
            begun = begun if values else number
            label = match[1]
            values[label] = match[2]
        elif values and line.strip() and len(values[label]) < _LONGEST_VALUE:
            # A line without a label goes on with the text above it.
            values[label] = f"{values[label]} {line.strip()[:_LONGEST_VALUE]}"
    if values:
        yield begun, values
