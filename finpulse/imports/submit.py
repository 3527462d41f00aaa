"""An upload or a plan -> a job that imports it; and jobs that take an import further or read it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.errors import Conflict, InvalidInput
from finpulse.imports.mended_rows import MendedRows, check_mended
from finpulse.imports.removal.submit_removal import remove_import
from finpulse.imports.same_upload import live_job_of
from finpulse.jobs.lookup import find_job
from finpulse.jobs.routing import Queue, queue_for
from finpulse.jobs.submission import new_job, submit
from finpulse.models import Job, JobKind, Plan, Statement
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.pipeline.ingest import keep
from finpulse.pipeline.reading_decision import ReadingDecision
from finpulse.pipeline.reread import MENDED
from finpulse.pipeline.statement_work import statement_of, upload_is_gone
from finpulse.problems.problem_types import ProblemType
from finpulse.sources.reading import UNDO
from finpulse.sources.reading_json import reading_from_json
from finpulse.sources.revision.answers import check_answers
from finpulse.sources.revision.changes import Changes, checked
from finpulse.storage.uploads import Upload

ImportKind = Literal["run-csv", "upload-csv"]
Stage = Literal["transform", "load", "aggregate"]
STAGES_OF: Final[dict[str, tuple[str, ...]]] = {"run-csv": STAGE_NAMES, "upload-csv": STAGE_NAMES[:1]}
STAGE_ALONE: Final[dict[Stage, JobKind]] = {
    "transform": "transform-only",
    "load": "load-only",
    "aggregate": "aggregate-only",
}
WAITING: Final = text("""
    SELECT coalesce(sum(size), 0) AS size, coalesce(sum(lines), 0) AS lines
    FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id
    WHERE statements.owner_id = :owner_id AND state <> 'loaded' AND kind = 'upload-csv' AND status = 'completed'
""")


class AcceptedImport(NamedTuple):
    """The job that does what was asked; one that was at it with the same bytes already, the upload has `joined`."""

    job: Job
    joined: bool


class Import(NamedTuple):
    """A job and the statement that it brings."""

    job: Job
    statement: Statement


def submit_import(
    session: Session, owner_id: int, upload: Upload, account_id: int | None, kind: ImportKind, request_id: str | None
) -> AcceptedImport:
    """Submit a job for an upload. Raises NotFound for an account of somebody else's.

    Where a job is at just this with the same bytes, it is that job, and nobody needs the upload.
    """
    account = account_for_import(session, owner_id, account_id)
    live = live_job_of(session, owner_id, account.id, upload, kind)
    if live is not None:
        return AcceptedImport(live, joined=True)
    made = _import(session, owner_id, upload, account.id, kind, request_id)
    return AcceptedImport(submit(session, made.job), joined=False)


def submit_plan(session: Session, plan: Plan, decision: ReadingDecision, request_id: str | None) -> Job:
    """Submit a job that imports what was planned, as it was decided."""
    made = _import(session, plan.owner_id, plan.upload, plan.account_id, "run-csv", request_id)
    keep(session, made.statement, decision)
    plan.job_id = made.job.id
    return submit(session, made.job)


def submit_reread(
    session: Session,
    owner_id: int,
    job_id: int,
    answers: Mapping[str, Any],
    overrides: Changes,
    request_id: str | None,
    mended: MendedRows | None = None,
) -> Job:
    """Submit a job that reads a statement again with answers to its questions, overrides, and rows that were mended.

    The answer that an import is to be undone does just that, and returns its job, or the one that undoes it. Raises
    Conflict where the job has not completed an import, and InvalidInput for what can't be used.
    """
    job = find_job(session, owner_id, job_id)
    target = find_job(session, owner_id, job.rereads) if job.rereads else job
    statement = session.get(Statement, (owner_id, target.id))
    if statement is None:
        raise Conflict(
            f"Job {job_id} brought no statement; only an import can be read again.", problem=ProblemType.NOT_AN_IMPORT
        )
    if target.status != "completed" or statement.reading is None:
        raise Conflict(
            f"Job {target.id} is {target.status}; only a completed import can be read again.",
            problem=ProblemType.WRONG_STATUS,
        )
    if statement.upload_deleted_at is not None and UNDO not in answers.values():
        raise Conflict(upload_is_gone(statement), problem=ProblemType.DATA_DELETED)
    if not answers and not overrides and not mended:
        raise InvalidInput({"answers": ["Answer a question of the job, or override a part of its reading."]})
    check_mended(session, statement, mended or {})
    check_answers(statement.questions, answers)
    if UNDO in answers.values():
        removal = remove_import(session, owner_id, target.id, request_id)
        return removal or find_job(session, owner_id, target.id)
    changes = checked(reading_from_json(statement.reading), {**overrides, **answers})
    if mended:
        changes[MENDED] = {str(line): list(cells) for line, cells in mended.items()}
    return _submit_reread(session, statement, changes, request_id)


def _submit_reread(session: Session, statement: Statement, changes: Changes, request_id: str | None) -> Job:
    queue = queue_for(statement.size, statement.lines)
    again = new_job(statement.owner_id, "reread", ("reread",), queue, request_id, statement.account_id)
    again.rereads, again.changes = statement.job_id, changes
    return submit(session, again)


def submit_stage(session: Session, owner_id: int, stage: Stage, request_id: str | None) -> Job:
    """Submit a job that takes all that waits of the owner's through one stage."""
    queue = _queue_for_waiting(session, owner_id)
    return submit(session, new_job(owner_id, STAGE_ALONE[stage], (stage,), queue, request_id))


def _queue_for_waiting(session: Session, owner_id: int) -> Queue:
    """The queue for a stage that takes whatever the owner has uploaded and left to wait."""
    waiting = session.execute(WAITING, {"owner_id": owner_id}).one()
    return queue_for(waiting.size, waiting.lines)


def _import(
    session: Session, owner_id: int, upload: Upload, account_id: int, kind: ImportKind, request_id: str | None
) -> Import:
    queue = queue_for(upload.size, upload.lines)
    job = new_job(owner_id, kind, STAGES_OF[kind], queue, request_id, account_id)
    session.add(job)
    session.flush()
    statement = statement_of(owner_id, job.id, account_id, upload)
    session.add(statement)
    return Import(job, statement)
