"""IIF, QuickBooks' lists of transactions between tabs -> a row for each, streamed.

After Intuit's "Intuit Interchange Format": a line that begins with !TRNS names the columns of those that begin with
TRNS; each is a transaction of its account. The SPL lines below divide it among other accounts until ENDTRNS, so they
are no transactions of their own; where there is but one, its account says what the money was for.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from finpulse.sources.readers.known_fields import (
    LONGEST_TEXT,
    Field,
    read_entries,
    sample_of,
    with_increasing_lines,
)
from finpulse.sources.readers.syntax.declared_encoding import open_text, settle_encoding
from finpulse.sources.reading import Hints, RawRow, Reading

NAME: Final = "iif"
FIELDS: Final = (
    Field("DATE", "date"),
    Field("AMOUNT", "amount"),
    Field("CURRENCY", "currency"),
    Field("NAME", "merchant"),
    Field("MEMO", "description"),
    Field("ACCNT", "category"),
)

_HEADER: Final = re.compile(r'^"?!TRNS"?\t', re.MULTILINE | re.IGNORECASE)
_GROUPING: Final = re.compile(r",(?=\d{3}(?:\D|$))")
_LONGEST_LINE: Final = 1 << 16

# The cells of a line by the names of their columns.
Named = dict[str, str]


def recognises(head: str) -> bool:
    """Whether a file's beginning has the line that names a transaction's columns."""
    return bool(_HEADER.search(head.replace("\r", "\n")))


def detect(file: BinaryIO, hints: Hints) -> Reading:
    """How an IIF file is to be read. Raises UnreadableFile where it holds no transactions."""
    encoding = settle_encoding(file, "")
    return read_entries(NAME, encoding, FIELDS, sample_of(_rows(file, encoding)), hints)


def read_rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    """Every transaction of the file, without the lines that divide it. The file stays open."""
    return _rows(file, reading.encoding)


def _rows(file: BinaryIO, encoding: str) -> Iterator[RawRow]:
    with open_text(file, encoding) as text:
        yield from with_increasing_lines(_transactions(iter(lambda: text.readline(_LONGEST_LINE), "")))


def _transactions(lines: Iterable[str]) -> Iterator[RawRow]:
    names: dict[str, list[str]] = {}
    begun: tuple[int, Named] | None = None
    splits: list[Named] = []
    for number, line in enumerate(lines, 1):
        kind, *cells = _cells_of(line)
        if kind.startswith("!"):
            names[kind[1:]] = [cell.upper() for cell in cells]
        elif kind == "SPL":
            splits += [_named(names.get(kind, []), cells)] if len(splits) < 2 else []
        elif kind in ("TRNS", "ENDTRNS"):
            if begun:
                yield RawRow(begun[0], _cells(begun[1], splits))
            begun = (number, _named(names.get(kind, []), cells)) if kind == "TRNS" else None
            splits = []
    if begun:
        yield RawRow(begun[0], _cells(begun[1], splits))


def _cells_of(line: str) -> list[str]:
    """The cells of a line, the first of which says what it is."""
    text = line.strip("\n\ufeff\x1a")
    try:
        cells = next(csv.reader([text], delimiter="\t"), []) or [""]
    except csv.Error:
        cells = text.split("\t")
    return [cells[0].strip().upper(), *(" ".join(cell.split())[:LONGEST_TEXT] for cell in cells[1:])]


def _named(names: list[str], cells: list[str]) -> Named:
    return dict(zip(names, cells, strict=False))


def _cells(values: Named, splits: list[Named]) -> list[str]:
    number, kind = values.get("DOCNUM", ""), values.get("TRNSTYPE", "")
    name, memo = values.get("NAME", ""), values.get("MEMO", "")
    return [
        values.get("DATE", ""),
        _GROUPING.sub("", values.get("AMOUNT", "")),
        values.get("CURRENCY", ""),
        name,
        memo or ("" if name else f"{kind} {number}".strip()),
        splits[0].get("ACCNT", "") if len(splits) == 1 else "",
    ]
