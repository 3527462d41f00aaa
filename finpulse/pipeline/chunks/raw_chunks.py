"""Rows as they stood <-> chunks of them, compressed: a statement's rows take a fiftieth of what they took as rows."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import Final, NamedTuple

import zstandard

from finpulse.sources.reading import RawRow

# As many rows as one task takes through a stage before it commits: well under a second's work.
CHUNK_ROWS: Final = 20_000
# Rows of long texts make smaller chunks, so that memory stays bounded.
CHUNK_LETTERS: Final = 8_000_000
# The fastest level packs 400 MB a second; better ones save little of so repetitive texts.
LEVEL: Final = 1

# Unicode's noncharacters are in no text that anybody may interchange, so they can part cells and rows.
BETWEEN: Final = "\ufdd0"
BETWEEN_ROWS: Final = "\ufdd1"
_NO_LETTER: Final = "\ufffd"


class RawRows(NamedTuple):
    """Rows of a statement: the lines on which they begin, and their cells."""

    lines: Sequence[int]
    cells: list[list[str]]


def packed(rows: Sequence[RawRow]) -> bytes:
    """At least one row as a chunk's content; NUL is left out, since no value of ours can hold it."""
    text = BETWEEN_ROWS.join([BETWEEN.join(row.cells) for row in rows]).replace("\x00", "")
    if text.count(BETWEEN) + text.count(BETWEEN_ROWS) != sum([len(row.cells) for row in rows]) - 1:
        return packed([RawRow(row.line, list(map(_without_separators, row.cells))) for row in rows])
    lines = struct.pack(f"<{len(rows)}i", *[row.line for row in rows])
    return zstandard.ZstdCompressor(level=LEVEL).compress(lines + text.encode("utf-8", "replace"))


def unpacked(content: bytes, row_count: int) -> RawRows:
    """The rows of a chunk's content."""
    lines, rows = _texts(content, row_count)
    return RawRows(lines, [row.split(BETWEEN) for row in rows])


def unpacked_lines(content: bytes, row_count: int, wanted: Container[int]) -> dict[int, list[str]]:
    """The cells of some rows of a chunk's content, by their lines: to part those of all takes ten times as long."""
    lines, rows = _texts(content, row_count)
    return {line: row.split(BETWEEN) for line, row in zip(lines, rows, strict=True) if line in wanted}


def unpacked_after(content: bytes, row_count: int, after_line: int, limit: int) -> dict[int, list[str]]:
    """The same of the first `limit` rows that begin behind a line."""
    lines, rows = _texts(content, row_count)
    first = bisect_right(lines, after_line)
    some = slice(first, first + limit)
    return {line: row.split(BETWEEN) for line, row in zip(lines[some], rows[some], strict=True)}


def _texts(content: bytes, row_count: int) -> tuple[tuple[int, ...], list[str]]:
    """The lines of a chunk's rows, and each row's cells as one text."""
    plain = zstandard.ZstdDecompressor().decompress(content)
    return struct.unpack_from(f"<{row_count}i", plain), plain[4 * row_count :].decode().split(BETWEEN_ROWS)


def _without_separators(cell: str) -> str:
    return cell.replace(BETWEEN, _NO_LETTER).replace(BETWEEN_ROWS, _NO_LETTER)
