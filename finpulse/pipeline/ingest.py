"""upload -> raw_rows."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain, dropwhile, islice
from typing import BinaryIO, Final

from finpulse.errors import UnreadableFile
from finpulse.models import Statement
from finpulse.pipeline.copying import Columns, arrays, constant, copy_pieces
from finpulse.pipeline.readings import Decision, decide
from finpulse.pipeline.work import Batches, Checkpoint, Work, own_statement
from finpulse.sources.formats import read_rows
from finpulse.sources.reading import RawRow, Reading
from finpulse.storage import open_upload

BATCH_ROWS: Final = 20_000
# PostgreSQL stores one piece of a batch while the next is read.
PIECE_ROWS: Final = 4_000
RAW_COLUMNS: Final = ("owner_id", "job_id", "line", "cells")


def ingest(work: Work) -> Batches:
    """Find out how the upload is to be read, and store its rows' cells as they stand.

    Raises UnreadableFile where it can't be read as a statement.
    """
    statement = own_statement(work)
    assert statement is not None, "a job without a statement has no ingest stage"
    with open_statement(work, statement) as file, closing(_reader(work, statement, file)) as reader:
        rows = dropwhile(lambda row: row.line <= statement.ingested_to, reader)
        for number, first in enumerate(rows):
            if number:
                yield Checkpoint(done=statement.ingested_to, total=max(statement.lines, statement.ingested_to))
            batch = chain([first], islice(rows, BATCH_ROWS - 1))
            copy_pieces(work.session, "raw_rows", RAW_COLUMNS, _raw_pieces(statement, batch))
    statement.state = "ingested"
    return {"total": statement.rows_total, "saved": statement.rows_total, "errors": 0}


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
        keep(statement, decide(work.session, work.owner_id, statement.account_id, file))
    assert statement.reading is not None, "it has just been decided"
    return Reading.from_json(statement.reading)


def keep(statement: Statement, decision: Decision) -> None:
    """Let a statement be read as it was decided."""
    statement.reading = decision.reading
    statement.questions = decision.questions
    statement.header_fingerprint = decision.header_fingerprint
    statement.confirmed = decision.confirmed


def _raw_pieces(statement: Statement, rows: Iterator[RawRow]) -> Iterator[Columns]:
    """The rows' columns, piece by piece as they are read, with the statement keeping count."""
    while piece := list(islice(rows, PIECE_ROWS)):
        statement.ingested_to = piece[-1].line
        statement.rows_total += len(piece)
        yield {
            "owner_id": constant(statement.owner_id, len(piece)),
            "job_id": constant(statement.job_id, len(piece)),
            "line": [str(row.line) for row in piece],
            "cells": arrays([row.cells for row in piece]),
        }
