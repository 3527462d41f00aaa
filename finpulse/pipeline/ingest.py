"""upload -> raw_chunks."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import dropwhile
from typing import BinaryIO

from sqlalchemy.orm import Session

from finpulse.accounts import name_currency
from finpulse.errors import UnreadableFile
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import RawChunk, Statement
from finpulse.pipeline.raw_chunks import CHUNK_LETTERS, CHUNK_ROWS, packed
from finpulse.pipeline.reading_decision import ReadingDecision, decide
from finpulse.pipeline.statement_work import own_statement
from finpulse.proofs.figures_json import sections_to_json
from finpulse.sources.formats import read_rows, read_stated
from finpulse.sources.reading import CURRENCY, RawRow, Reading
from finpulse.sources.reading_json import reading_from_json
from finpulse.storage import open_upload


def ingest(work: Work) -> Batches:
    """Find out how the upload is to be read, and store its rows' cells as they stand.

    Raises UnreadableFile where it can't be read as a statement.
    """
    statement = own_statement(work)
    assert statement is not None, "a job without a statement has no ingest stage"
    return (yield from ingest_statement(work, statement))


def ingest_statement(work: Work, statement: Statement) -> Batches:
    """The same for a statement of another job. Raises UnreadableFile."""
    with open_statement(work, statement) as file, closing(_reader(work, statement, file)) as reader:
        rows = dropwhile(lambda row: row.line <= statement.ingested_to, reader)
        for number, chunk in enumerate(chunks_of(rows)):
            if number:
                yield Checkpoint(done=statement.ingested_to, total=max(statement.lines, statement.ingested_to))
            _store(work, statement, chunk)
        assert statement.reading is not None, "it has been decided"
        statement.stated = sections_to_json(read_stated(file, reading_from_json(statement.reading)))
    statement.state = "ingested"
    return {"total": statement.rows_total, "saved": statement.rows_total, "errors": 0}


def chunks_of(rows: Iterator[RawRow]) -> Iterator[list[RawRow]]:
    """Rows by the chunk: as many as a chunk has, or as much text."""
    chunk: list[RawRow] = []
    letters = 0
    for row in rows:
        chunk.append(row)
        letters += len("".join(row.cells))  # Faster than the sum of their lengths.
        if len(chunk) >= CHUNK_ROWS or letters >= CHUNK_LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def _reader(work: Work, statement: Statement, file: BinaryIO) -> Generator[RawRow, None, None]:
    """The file's rows; closing it lets go of the file whatever has happened."""
    yield from read_rows(file, _decide_reading(work, statement, file))


def open_statement(work: Work, statement: Statement) -> BinaryIO:
    """The statement's upload. Raises UnreadableFile where it is no longer there."""
    try:
        return open_upload(work.storage_url, statement.storage_key)
    except FileNotFoundError as gone:
        raise UnreadableFile("The uploaded file is no longer in the storage; please upload it again.") from gone


def _decide_reading(work: Work, statement: Statement, file: BinaryIO) -> Reading:
    """The reading that is kept of a plan or an earlier attempt, so that every attempt reads alike; else a new one."""
    if statement.reading is None:
        keep(work.session, statement, decide(work.session, work.owner_id, statement.account_id, file))
    assert statement.reading is not None, "it has just been decided"
    return reading_from_json(statement.reading)


def keep(session: Session, statement: Statement, decision: ReadingDecision) -> None:
    """Let a statement be read as it was decided; an account without a currency gets the one that its owner says."""
    statement.reading = decision.reading
    statement.questions = decision.questions
    statement.header_fingerprint = decision.header_fingerprint
    statement.confirmed = decision.confirmed
    if currency := decision.confirmed.get(CURRENCY):
        name_currency(session, statement.owner_id, statement.account_id, currency)


def _store(work: Work, statement: Statement, rows: list[RawRow]) -> None:
    chunk = RawChunk(
        owner_id=statement.owner_id,
        job_id=statement.job_id,
        first_line=rows[0].line,
        last_line=rows[-1].line,
        row_count=len(rows),
        content=packed(rows),
    )
    work.session.add(chunk)
    statement.ingested_to = chunk.last_line
    statement.chunks += 1
    statement.rows_total += chunk.row_count
