"""An upload or a plan -> a job that imports it; and jobs that take an import further or read it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.errors import Conflict, InvalidInput
from finpulse.imports.undo import undo_import
from finpulse.jobs.lookup import find_job
from finpulse.jobs.routing import Queue, queue_for
from finpulse.jobs.submission import commit_and_send, new_job
from finpulse.models import Job, Plan, Statement
from finpulse.pipeline.import_stages import STAGE_NAMES
from finpulse.pipeline.ingest import keep
from finpulse.pipeline.reading_decision import ReadingDecision
from finpulse.sources.reading import UNDO
from finpulse.sources.reading_json import reading_from_json
from finpulse.sources.revision.answers import check_answers
from finpulse.sources.revision.changes import Changes, checked
from finpulse.storage import Upload

ImportKind = Literal["run-csv", "upload-csv"]
STAGES_OF: Final[dict[str, tuple[str, ...]]] = {"run-csv": STAGE_NAMES, "upload-csv": STAGE_NAMES[:1]}
WAITING: Final = text("""
    SELECT coalesce(sum(size), 0) AS size, coalesce(sum(lines), 0) AS lines
    FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id
    WHERE statements.owner_id = :owner_id AND state <> 'loaded' AND kind = 'upload-csv' AND status = 'completed'
""")


class Import(NamedTuple):
    """A job and the statement that it brings."""

    job: Job
    statement: Statement


def submit_import(
    session: Session, owner_id: int, upload: Upload, account_id: int | None, kind: ImportKind, request_id: str | None
) -> Job:
    """Commit a job for an upload, then enqueue it. Raises NotFound for an account of somebody else's."""
    account = account_for_import(session, owner_id, account_id)
    return commit_and_send(session, _import(session, owner_id, upload, account.id, kind, request_id).job)


def submit_plan(session: Session, plan: Plan, decision: ReadingDecision, request_id: str | None) -> Job:
    """Commit a job that imports what was planned, as it was decided, then enqueue it."""
    upload = Upload(plan.storage_key, plan.filename, plan.size, plan.lines, plan.sha256)
    made = _import(session, plan.owner_id, upload, plan.account_id, "run-csv", request_id)
    keep(session, made.statement, decision)
    plan.job_id = made.job.id
    return commit_and_send(session, made.job)


def submit_reread(
    session: Session,
    owner_id: int,
    job_id: int,
    answers: Mapping[str, Any],
    overrides: Changes,
    request_id: str | None,
    storage_url: str,
) -> Job:
    """Commit a job that reads a statement again with answers to its questions and overrides, then enqueue it.

    The answer that an import is to be undone does just that, and returns its job. Raises Conflict where
    the job has not completed an import, and InvalidInput for what can't be used.
    """
    job = find_job(session, owner_id, job_id)
    target = find_job(session, owner_id, job.rereads) if job.rereads else job
    statement = session.get(Statement, (owner_id, target.id))
    if statement is None:
        raise Conflict(f"Job {job_id} brought no statement; only an import can be read again.")
    if target.status != "completed" or statement.reading is None:
        raise Conflict(f"Job {target.id} is {target.status}; only a completed import can be read again.")
    if not answers and not overrides:
        raise InvalidInput({"answers": ["Answer a question of the job, or override a part of its reading."]})
    check_answers(statement.questions, answers)
    if UNDO in answers.values():
        undo_import(session, owner_id, target.id, storage_url)
        return find_job(session, owner_id, target.id)
    changes = checked(reading_from_json(statement.reading), {**overrides, **answers})
    again = new_job(
        owner_id, "reread", ("reread",), queue_for(statement.size, statement.lines), request_id, target.account_id
    )
    again.rereads, again.changes = target.id, changes
    return commit_and_send(session, again)


def submit_stage(session: Session, owner_id: int, stage: str, request_id: str | None) -> Job:
    """Commit a job that takes all that waits of the owner's through one stage, then enqueue it."""
    queue = _queue_for_waiting(session, owner_id)
    return commit_and_send(session, new_job(owner_id, f"{stage}-only", (stage,), queue, request_id))


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
    statement = Statement(
        owner_id=owner_id,
        job_id=job.id,
        account_id=account_id,
        filename=upload.filename,
        storage_key=upload.key,
        size=upload.size,
        lines=upload.lines,
        sha256=upload.sha256,
    )
    session.add(statement)
    return Import(job, statement)
