"""What is done with an upload's bytes, in a child process: detection, other readings, and rows by the chunk.

The readers of all formats are loaded by the functions that read, before children are forked. Whoever asks for a file to
be read names these functions and calls none of them, so that no worker holds what is a sixth of its start.
"""
# ruff: noqa: PLC0415 - the imports within functions, as it says.

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import dropwhile, islice
from typing import Any, BinaryIO, Final, NamedTuple

from finpulse.cleaning.batch import BatchCleaner, CleanColumns
from finpulse.cleaning.categories.read_ahead import read_ahead
from finpulse.cleaning.layout import Layout
from finpulse.cleaning.rows import Cleaner, DroppedRow
from finpulse.errors import UnreadableFile
from finpulse.pipeline.chunks.raw_chunks import packed
from finpulse.sandbox.client import Sandbox
from finpulse.sandbox.limits import usual_limits
from finpulse.sandbox.sandboxed_file import SandboxedFile
from finpulse.sources.reading import Dialect, Hints, RawRow, Reading
from finpulse.sources.reading_json import reading_to_json
from finpulse.sources.revision.changes import CELLS, Changes
from finpulse.sources.revision.memory import Memory
from finpulse.sources.stated import StatedSection


class ChunkSize(NamedTuple):
    """As many rows as a chunk has, or as much text, whichever comes first."""

    rows: int
    letters: int


SANDBOX: Final = Sandbox("finpulse.pipeline.file_reading:prepare")
# So much of a preview is cleaned at a time, and so many letters are cleaned of all of it.
PIECE: Final = ChunkSize(4_000, 1_000_000)
MOST_PREVIEWED: Final = 8_000_000
_SAMPLE: Final = b"Date,Description,Amount\n2024-01-31,Coffee,-2.50\n2024-02-01,Wages,1000.00\n"


class PackedChunk(NamedTuple):
    """Rows as they are stored."""

    first_line: int
    last_line: int
    row_count: int
    content: bytes


class RowsUnder(NamedTuple):
    """Rows by their lines, and how their cells are read."""

    layout: Layout
    cells: dict[int, list[str]]


class CleanedPiece(NamedTuple):
    """Rows as they would be imported, of which only the clean ones have columns."""

    clean: CleanColumns
    dropped: list[DroppedRow]


def sandboxed(file: BinaryIO, *, for_request: bool = False) -> SandboxedFile:
    """The file, open in a child process. Raises ReadingUnavailable.

    For a request a large file may take no longer than a small one: it is looked at, and its rows are not all read.
    """
    return SandboxedFile(SANDBOX, file, usual_limits(), for_request=for_request)


def prepare() -> None:
    """Have everything in memory that reading needs, before children are forked."""
    read_ahead()
    file, hints = io.BytesIO(_SAMPLE), Hints()
    reading = detected(file, hints, {})
    recalled(file, reading, Memory(reading_to_json(reading), {}), hints)
    stated(file, reading)
    list(chunks_after(file, reading, 0, ChunkSize(10, 1000)))


def detected(file: BinaryIO, hints: Hints, given: dict[str, Any]) -> Reading:
    """What detection finds; where it finds nothing, and a client says how the cells are separated, an empty reading."""
    from finpulse.proofs.competing_readings import proven_reading
    from finpulse.sources.formats import detect
    from finpulse.sources.unnamed_currency import currency_question

    try:
        return proven_reading(file, detect(file, hints, usable=not given), hints)
    except UnreadableFile:
        if not given.keys() & CELLS:
            raise
        layout = Layout(columns=(), currency=hints.currency)
        asked = () if hints.names_currency else (currency_question(hints),)
        return Reading(
            format="csv",
            encoding="utf-8-sig",
            dialect=Dialect(","),
            first_line=1,
            layout=layout,
            questions=asked,
        )


def recalled(file: BinaryIO, reading: Reading, memory: Memory, hints: Hints) -> tuple[Reading, Changes]:
    """The detected reading with what is remembered of its header, and which of these values a person has confirmed."""
    from finpulse.sources.revision import recall

    return recall.recalled(file, reading, memory, hints)


def stated(file: BinaryIO, reading: Reading) -> tuple[StatedSection, ...]:
    """What a file states about its rows apart from them."""
    from finpulse.sources.formats import read_stated

    return read_stated(file, reading)


def _rows(file: BinaryIO, reading: Reading) -> Iterator[RawRow]:
    from finpulse.sources.formats import read_rows

    return read_rows(file, reading)


def rows_under(file: BinaryIO, reading: Reading, changes: Changes, most: int) -> RowsUnder:
    """The first rows as they are under a reading that is changed. Raises as `revise` does."""
    from finpulse.sources.revision.revise import first_rows, revise

    known = Hints(currency=reading.layout.currency, names_currency=True)
    revised = revise(file, reading, changes, known)
    rows = first_rows(file, revised, most)
    return RowsUnder(revised.layout, {row.line: row.cells for row in rows})


def chunks_after(
    file: BinaryIO, reading: Reading, line: int, size: ChunkSize, mended: Mapping[str, list[str]] | None = None
) -> Iterator[PackedChunk]:
    """The rows after a line, by the chunk; those that were mended, by their lines, have the cells that are given."""
    rows: Iterator[RawRow] = dropwhile(lambda row: row.line <= line, _rows(file, reading))
    if mended:
        rows = (row._replace(cells=mended.get(str(row.line), row.cells)) for row in rows)
    for chunk in _chunks_of(rows, size):
        yield PackedChunk(chunk[0].line, chunk[-1].line, len(chunk), packed(chunk))


def _chunks_of(rows: Iterator[RawRow], size: ChunkSize) -> Iterator[list[RawRow]]:
    chunk: list[RawRow] = []
    letters = 0
    for row in rows:
        chunk.append(row)
        letters += len("".join(row.cells))  # Faster than the sum of their lengths.
        if len(chunk) >= size.rows or letters >= size.letters:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def cleaned_pieces(
    file: BinaryIO, reading: Reading, account_id: int, categories: frozenset[str], most: int
) -> Iterator[CleanedPiece | None]:
    """The first rows as they would be imported, and None behind them where there are more."""
    cleaner = BatchCleaner(Cleaner(reading.layout, account_id, categories))
    rows = _rows(file, reading)
    letters = 0
    for piece in _chunks_of(islice(rows, most), PIECE):
        yield CleanedPiece(*cleaner.clean([row.line for row in piece], [row.cells for row in piece]))
        letters += sum(len("".join(row.cells)) for row in piece)
        if letters > MOST_PREVIEWED:
            break
    if next(rows, None) is not None:
        yield None
