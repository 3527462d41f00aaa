"""Undoing an import: everything is as if it had never been."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from finpulse.categorisation.deletions import hand_deletions_over
from finpulse.counters.instruments import JOBS_ENDED
from finpulse.db.after_commit import after_commit
from finpulse.errors import Conflict
from finpulse.imports.stored_uploads.doomed import doom
from finpulse.jobs.lookup import find_job
from finpulse.models import DeletedTransaction, Plan, RemovedTransaction, Statement
from finpulse.pipeline.unload import unlink_transfers, unload
from finpulse.problems.problem_types import ProblemType
from finpulse.totals.change import TotalsChange, totals_change
from finpulse.transfers.matching import match_waiting

# The kind of jobs whose statement is there only once it was fetched.
FETCHING: Final = "run-api"
# A worker that still runs the job finds the fence raised, and can commit nothing more.
MARK_UNDONE: Final = text("""
    UPDATE jobs
    SET status = 'undone', fence = fence + 1, lease_until = NULL, cancel_requested = false, error = NULL,
        stage_done = 0, stage_total = 0, step_results = '{}', finished_at = now(), updated_at = now()
    WHERE owner_id = :owner_id AND id = :job_id
    RETURNING kind
""")


class Removed(NamedTuple):
    """How much of a removal is done: so many rows, of about so many."""

    done: int
    total: int


def undo_import(session: Session, owner_id: int, job_id: int) -> None:
    """Undo an import, as `undoing` does, without a pause."""
    for _ in undoing(session, owner_id, job_id):
        pass


def undoing(session: Session, owner_id: int, job_id: int) -> Iterator[Removed]:
    """Delete what a job has brought, and stop it if it runs; a job that was undone before stays as it is.

    A row that a later statement brought too stays, as that statement's. The upload goes after the commit. Yields
    between two batches, of which none may be committed without the others. Raises NotFound, and Conflict for a job that
    brings no rows of its own.
    """
    job = find_job(session, owner_id, job_id)
    if job.rereads is not None:
        raise Conflict(
            f"Job {job_id} has read job {job.rereads} again; undo that one to take its rows away.",
            problem=ProblemType.NOT_AN_IMPORT,
        )
    with totals_change(session, owner_id) as change:
        mine = select(Statement).where(Statement.owner_id == owner_id, Statement.job_id == job_id)
        statement = session.scalar(mine.with_for_update().execution_options(populate_existing=True))
        if statement is None and job.kind == FETCHING:
            # Once it is undone, nothing of it is stored any more; what was stored a moment ago is there now.
            _mark_undone(session, owner_id, job_id)
            if (statement := session.scalar(mine.with_for_update())) is not None:
                yield from _undo(change, statement)
            return
        if statement is None:
            raise Conflict(
                f"Job {job_id} is {job.kind}, which brings no rows of its own; an import can be undone.",
                problem=ProblemType.NOT_AN_IMPORT,
            )
        if find_job(session, owner_id, job_id).status == "undone":
            return
        yield from _undo(change, statement)


def _undo(change: TotalsChange, statement: Statement) -> Iterator[Removed]:
    session, owner_id, job_id = change.session, statement.owner_id, statement.job_id
    unlink_transfers(change, statement)
    lines = max(statement.lines, statement.rows_total)
    for line in unload(change, statement):
        yield Removed(line, lines)
    match_waiting(change)
    statement.reading, statement.questions, statement.header_fingerprint, statement.confirmed = None, [], None, {}
    statement.mended, statement.recognised = {}, None
    hand_deletions_over(session, statement)
    for known in (DeletedTransaction, RemovedTransaction, Plan):
        session.execute(delete(known).where(known.owner_id == owner_id, known.job_id == job_id))
    doom(session, owner_id, [statement.storage_key])
    statement.upload_deleted_at = func.now()
    _mark_undone(session, owner_id, job_id)


def _mark_undone(session: Session, owner_id: int, job_id: int) -> None:
    kind = session.execute(MARK_UNDONE, {"owner_id": owner_id, "job_id": job_id}).scalar_one()
    after_commit(session, JOBS_ENDED.labels(kind, "undone").inc)
