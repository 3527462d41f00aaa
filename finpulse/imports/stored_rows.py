"""Rows of statements as they stood, by their jobs and lines, out of the chunks that hold them.

A chunk is empty where the cells were deleted once their time was over (finpulse.imports.stored_uploads.retention).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import ARRAY, Integer, bindparam, select, text, tuple_
from sqlalchemy.orm import Session

from finpulse.models import RawChunk
from finpulse.models.transactions import ARRAY_NAMES, COLUMN_NAMES
from finpulse.pipeline.chunks.raw_chunks import unpacked, unpacked_after, unpacked_lines

WITH_LINES: Final = text("""
    SELECT row_count, content FROM raw_chunks
    WHERE owner_id = :owner_id AND job_id = :job_id AND content <> '' AND EXISTS (
        SELECT 1 FROM unnest(:lines) AS line WHERE line BETWEEN first_line AND last_line
    )
""").bindparams(bindparam("lines", type_=ARRAY(Integer)))

CLEAN_VALUES: Final = text(f"""
    SELECT entry.* FROM clean_chunks, unnest({ARRAY_NAMES}) AS entry ({COLUMN_NAMES})
    WHERE owner_id = :owner_id AND job_id = :job_id AND line = ANY (:lines)
""").bindparams(bindparam("lines", type_=ARRAY(Integer)))


class StoredRow(NamedTuple):
    """One row: the job that brought it, its line and cells, and whether the transform stage has seen it."""

    job_id: int
    line: int
    cells: list[str]
    cleaned: bool


def cells_of(session: Session, owner_id: int, job_id: int, lines: Sequence[int]) -> dict[int, list[str]]:
    """The cells of these rows of a statement, by their lines."""
    wanted = set(lines)
    values = {"owner_id": owner_id, "job_id": job_id, "lines": list(lines)}
    found: dict[int, list[str]] = {}
    for chunk in session.execute(WITH_LINES, values):
        found |= unpacked_lines(chunk.content, chunk.row_count, wanted)
    return found


def cells_after(session: Session, owner_id: int, job_id: int, after_line: int, limit: int) -> dict[int, list[str]]:
    """The cells of a statement's next rows, by their lines and in their order."""
    mine = (RawChunk.owner_id == owner_id, RawChunk.job_id == job_id, RawChunk.content != b"")
    chunks = select(RawChunk.row_count, RawChunk.content, RawChunk.last_line).where(*mine).order_by(RawChunk.first_line)
    found: dict[int, list[str]] = {}
    # A chunk may be of few rows; the next is looked at only where this one does not suffice.
    while len(found) < limit:
        chunk = session.execute(chunks.where(RawChunk.last_line > after_line).limit(1)).one_or_none()
        if chunk is None:
            break
        found |= unpacked_after(chunk.content, chunk.row_count, after_line, limit - len(found))
        after_line = chunk.last_line
    return found


def newest_rows(session: Session, owner_id: int, job_id: int, line: int, limit: int) -> list[StoredRow]:
    """The owner's newest rows before that one, by job and line."""
    before = tuple_(RawChunk.job_id, RawChunk.first_line) < (job_id, line)
    chunks = select(RawChunk).where(RawChunk.owner_id == owner_id, RawChunk.content != b"", before)
    newest = chunks.order_by(RawChunk.job_id.desc(), RawChunk.first_line.desc())
    rows: list[StoredRow] = []
    for chunk in session.scalars(newest, execution_options={"yield_per": 1}):
        rows += [row for row in _last_first(chunk) if (row.job_id, row.line) < (job_id, line)]
        if len(rows) >= limit:
            break
    return rows[:limit]


def _last_first(chunk: RawChunk) -> Iterator[StoredRow]:
    rows = unpacked(chunk.content, chunk.row_count)
    for line, cells in zip(reversed(rows.lines), reversed(rows.cells), strict=True):
        yield StoredRow(chunk.job_id, line, cells, chunk.cleaned)


def clean_values(session: Session, owner_id: int, job_id: int, lines: Sequence[int]) -> dict[int, Any]:
    """What the transform stage has made of rows that are not loaded yet, by their lines."""
    values = {"owner_id": owner_id, "job_id": job_id, "lines": list(lines)}
    return {row.line: row for row in session.execute(CLEAN_VALUES, values)}
