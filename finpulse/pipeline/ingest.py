"""upload -> raw_chunks."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from sqlalchemy.orm import Session

from finpulse.accounts import name_currency
from finpulse.counters.instruments import STAGE_ROWS
from finpulse.db.after_commit import after_commit
from finpulse.jobs.work import Batches, Checkpoint, Work
from finpulse.models import RawChunk, Statement
from finpulse.pipeline.chunks.raw_chunks import CHUNK_LETTERS, CHUNK_ROWS
from finpulse.pipeline.fetches.fetch_statement import fetch_statement
from finpulse.pipeline.file_reading import ChunkSize, PackedChunk, chunks_after, sandboxed, stated
from finpulse.pipeline.progress import begin_anew_unless_whole, check_chunks, check_kept
from finpulse.pipeline.reading_decision import ReadingDecision, decide
from finpulse.pipeline.scans.recognise import recognise_first
from finpulse.pipeline.scans.statement_file import kept_file, still_reading, while_waiting
from finpulse.pipeline.statement_work import own_statement
from finpulse.proofs.figures_json import sections_to_json
from finpulse.sandbox.sandboxed_file import SandboxedFile, Waiting
from finpulse.sources.reading import CURRENCY, Reading
from finpulse.sources.reading_json import reading_from_json


def ingest(work: Work) -> Batches:
    """Fetch the upload where it is still to be fetched, find out how it is to be read, and store its rows' cells.

    Raises UnreadableFile where it can't be read as a statement, StageNeeded where it has scanned pages that are to be
    recognised first, and what `fetch_statement` raises.
    """
    statement = own_statement(work)
    if statement is not None:
        return (yield from ingest_statement(work, statement))
    fetched = yield from fetch_statement(work)
    if fetched.decision is not None:
        keep(work.session, fetched.statement, fetched.decision)
    yield Checkpoint(done=0, total=fetched.statement.size)  # Nobody asks the provider again from here on.
    return {**(yield from ingest_statement(work, fetched.statement)), "fetched": fetched.told}


def ingest_statement(work: Work, statement: Statement) -> Batches:
    """The same for a statement of another job. Raises UnreadableFile."""
    if statement.ingested_to:
        begin_anew_unless_whole(work.session, statement)
    with open_statement(work, statement) as file:
        yield from while_waiting(file, recognise_first(statement, file))
        reading = yield from while_waiting(file, _decide_reading(work, statement, file))
        yield from _store_chunks(work, statement, file, reading)
        sections = yield from while_waiting(file, file.call(stated, reading))
        statement.stated = sections_to_json(sections)
    if statement.chunks > 1:
        check_chunks(work.session, statement)
    statement.state = "ingested"
    return {"total": statement.rows_total, "saved": statement.rows_total, "errors": 0}


def _store_chunks(
    work: Work, statement: Statement, file: SandboxedFile, reading: Reading
) -> Generator[Checkpoint, None, None]:
    """Store what is read after the rows that are stored already."""
    number, size = 0, ChunkSize(CHUNK_ROWS, CHUNK_LETTERS)
    for chunk in file.stream(chunks_after, reading, statement.ingested_to, size, statement.mended):
        if chunk is None:
            yield still_reading(file)
            continue
        if number:
            yield Checkpoint(done=file.position, total=file.size)
            check_kept(work.session, statement)
        _store(work, statement, chunk)
        number += 1


def open_statement(work: Work, statement: Statement) -> SandboxedFile:
    """The statement's upload, seen to be what came, in a child process.

    Raises UnreadableFile where it is damaged or no longer there.
    """
    with kept_file(work.storage_url, statement) as file:
        return sandboxed(file)


def _decide_reading(work: Work, statement: Statement, file: SandboxedFile) -> Waiting[Reading]:
    """The reading that is kept of a plan or an earlier attempt, so that every attempt reads alike; else a new one."""
    if statement.reading is None:
        decision = yield from decide(work.session, work.owner_id, statement.account_id, file)
        keep(work.session, statement, decision)
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


def _store(work: Work, statement: Statement, chunk: PackedChunk) -> None:
    work.session.add(RawChunk(owner_id=statement.owner_id, job_id=statement.job_id, **chunk._asdict()))
    statement.ingested_to = chunk.last_line
    statement.chunks += 1
    statement.rows_total += chunk.row_count
    after_commit(work.session, partial(STAGE_ROWS.labels("ingest", "read").inc, chunk.row_count))
