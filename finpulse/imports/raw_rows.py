"""Raw rows: rows of statements and manual transactions as they came in, whether or not they are processed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import groupby, islice
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from finpulse.imports.stored_rows import StoredRow, clean_values, newest_rows
from finpulse.models import Job, Statement, Transaction

NEVER: Final = 2**63 - 1


class RawRowsPosition(NamedTuple):
    """How far a reader has come in the two streams: the last row's job and line, the last manual transaction's id."""

    job_id: int = NEVER
    line: int = 2**31 - 1
    manual_id: int = NEVER


@dataclass(frozen=True, slots=True)
class RawRowView:
    """A row that came in: its cells if it is a statement's, and its values as far as they are known.

    `known` is a transaction, or has what of its attributes the transform stage has found.
    """

    created_at: datetime
    account_id: int
    job_id: int | None
    line: int | None
    raw: list[str] | None
    processed: bool
    known: Any


def list_raw_rows(
    session: Session, owner_id: int, limit: int, after: RawRowsPosition
) -> list[tuple[RawRowView, RawRowsPosition]]:
    """Newest first, each with the place to go on from.

    Rows of statements and manual transactions are two streams, each paged by its own key, so that
    what arrives meanwhile neither repeats nor hides a row; whichever is newer comes first.
    """
    rows = _statement_rows(session, owner_id, limit, after)
    manual = _manual(session, owner_id, limit, after)
    newest_first = merge(rows, manual, key=lambda row: row.created_at, reverse=True)
    return list(islice(_with_positions(newest_first, after), limit))


def _with_positions(
    rows: Iterator[RawRowView], position: RawRowsPosition
) -> Iterator[tuple[RawRowView, RawRowsPosition]]:
    for row in rows:
        if row.job_id is not None and row.line is not None:
            position = position._replace(job_id=row.job_id, line=row.line)
        elif isinstance(row.known, Transaction):
            position = position._replace(manual_id=row.known.id)
        yield row, position


def _manual(session: Session, owner_id: int, limit: int, after: RawRowsPosition) -> list[RawRowView]:
    waiting = select(Transaction).where(Transaction.owner_id == owner_id, Transaction.job_id.is_(None))
    waiting = waiting.where(Transaction.id < after.manual_id).order_by(Transaction.id.desc()).limit(limit)
    return [
        RawRowView(row.created_at, row.account_id, None, None, None, row.processed, row)
        for row in session.scalars(waiting)
    ]


def _statement_rows(session: Session, owner_id: int, limit: int, after: RawRowsPosition) -> list[RawRowView]:
    newest = newest_rows(session, owner_id, after.job_id, after.line, limit)
    rows: list[RawRowView] = []
    for job_id, of_job in groupby(newest, key=lambda row: row.job_id):
        rows += _of_statement(session, owner_id, job_id, list(of_job))
    return rows


def _of_statement(session: Session, owner_id: int, job_id: int, rows: list[StoredRow]) -> Iterator[RawRowView]:
    job, statement = session.execute(
        select(Job, Statement)
        .join(Statement, (Statement.owner_id == Job.owner_id) & (Statement.job_id == Job.id))
        .where(Job.owner_id == owner_id, Job.id == job_id)
    ).one()
    known = _known_values(session, statement, [row.line for row in rows])
    for row in rows:
        yield RawRowView(
            job.created_at, statement.account_id, job_id, row.line, row.cells, row.cleaned, known.get(row.line)
        )


def _known_values(session: Session, statement: Statement, lines: Sequence[int]) -> dict[int, Any]:
    """Values by line: the transaction that a row has become, or what the transform has made of it so far."""
    owner_id, job_id = statement.owner_id, statement.job_id
    loaded = select(Transaction).where(
        Transaction.owner_id == owner_id, Transaction.job_id == job_id, Transaction.line.in_(lines)
    )
    known = clean_values(session, owner_id, job_id, lines)
    return known | {row.line: row for row in session.scalars(loaded) if row.line is not None}
