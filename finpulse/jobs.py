"""Submit, find, cancel, retry: what can be done with a job from outside."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from finpulse.accounts import account_for_import
from finpulse.errors import Conflict, InvalidInput, NotFound
from finpulse.models import Job, Plan, Recategorisation, Statement
from finpulse.pipeline.ingest import keep
from finpulse.pipeline.readings import Decision
from finpulse.pipeline.stages import STAGE_NAMES, stages_from
from finpulse.queue import busy_queues, send_stages
from finpulse.routing import RANK, Queue, queue_for, queue_for_history, queue_for_waiting, rank_of
from finpulse.sources.answers import check_answers
from finpulse.sources.changes import Changes, checked
from finpulse.sources.reading import Reading
from finpulse.storage import Upload

ImportKind = Literal["run-csv", "upload-csv"]
FINISHED: Final = frozenset({"completed", "failed", "cancelled", "undone"})
STAGES_OF: Final[dict[str, tuple[str, ...]]] = {"run-csv": STAGE_NAMES, "upload-csv": STAGE_NAMES[:1]}
POLL_SECONDS: Final = (0.02, 0.1)

# For reads (finpulse.reads): another text whenever job $3 of owner $1 or its statement is written, null without one.
VERSION: Final = """(
    SELECT concat_ws('.', jobs.xmin, statements.xmin)
    FROM jobs LEFT JOIN statements
      ON statements.owner_id = jobs.owner_id AND statements.job_id = coalesce(jobs.rereads, jobs.id)
    WHERE jobs.owner_id = $1 AND jobs.id = $3
)"""

# A job that was asked to stop and that no live lease protects has nobody left to stop it.
END_IDLE_ANYWHERE: Final = text("""
    UPDATE jobs SET status = 'cancelled', finished_at = now(), lease_until = NULL, updated_at = now()
    WHERE status IN ('queued', 'running') AND cancel_requested AND (lease_until IS NULL OR lease_until < now())
""")
END_IDLE: Final = text(END_IDLE_ANYWHERE.text + " AND owner_id = :owner_id AND id = :job_id")
REVIVE: Final = text("""
    UPDATE jobs
    SET status = 'queued', error = NULL, cancel_requested = false, lease_until = NULL, attempts = 0, sends = 0,
        finished_at = NULL, sweep_after = now() + interval '10 seconds', updated_at = now()
    WHERE owner_id = :owner_id AND id = :job_id AND status IN ('failed', 'cancelled')
""")
# A job that nobody has begun, in a queue where messages wait, most likely waits for its turn: sent again every few
# seconds, a long queue would be mostly copies. Its message may be lost all the same, so it is sent after a while.
STANDING_STILL: Final = text(f"""
    UPDATE jobs
    SET sends = sends + 1, sweep_after = now() + least(5 * power(2, least(sends, 10)), 600) * interval '1 second'
    FROM (
        SELECT owner_id, id FROM jobs
        WHERE status IN ('queued', 'running') AND sweep_after < now() AND (lease_until IS NULL OR lease_until < now())
          AND (status = 'running' OR queue <> ALL(:busy) OR sweep_after < now() - interval '5 minutes')
        ORDER BY sweep_after LIMIT 500 FOR UPDATE SKIP LOCKED
    ) AS still
    WHERE jobs.owner_id = still.owner_id AND jobs.id = still.id
    RETURNING jobs.owner_id, jobs.id, jobs.stages, jobs.stage, jobs.queue, {RANK} AS rank
""")  # noqa: S608 - of our own words alone


class Import(NamedTuple):
    """A job and the statement that it brings."""

    job: Job
    statement: Statement


def submit_import(
    session: Session, owner_id: int, upload: Upload, account_id: int | None, kind: ImportKind, request_id: str | None
) -> Job:
    """Commit a job for an upload, then enqueue it. Raises NotFound for an account of somebody else's."""
    account = account_for_import(session, owner_id, account_id)
    return _commit_and_send(session, _import(session, owner_id, upload, account.id, kind, request_id).job)


def submit_plan(session: Session, plan: Plan, decision: Decision, request_id: str | None) -> Job:
    """Commit a job that imports what was planned, as it was decided, then enqueue it."""
    upload = Upload(plan.storage_key, plan.filename, plan.size, plan.lines, plan.sha256)
    made = _import(session, plan.owner_id, upload, plan.account_id, "run-csv", request_id)
    keep(made.statement, decision)
    plan.job_id = made.job.id
    return _commit_and_send(session, made.job)


def submit_reread(
    session: Session, owner_id: int, job_id: int, answers: Mapping[str, Any], overrides: Changes, request_id: str | None
) -> Job:
    """Commit a job that reads a statement again with answers to its questions and overrides, then enqueue it.

    Raises Conflict where the job has not completed an import, and InvalidInput for what can't be used.
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
    changes = checked(Reading.from_json(statement.reading), {**overrides, **answers})
    again = _new_job(
        owner_id, "reread", ("reread",), request_id, target.account_id, queue_for(statement.size, statement.lines)
    )
    again.rereads, again.changes = target.id, changes
    session.add(again)
    return _commit_and_send(session, again)


def submit_stage(session: Session, owner_id: int, stage: str, request_id: str | None) -> Job:
    """Commit a job that takes all that waits of the owner's through one stage, then enqueue it."""
    queue = queue_for_waiting(session, owner_id)
    job = _new_job(owner_id, f"{stage}-only", (stage,), request_id, None, queue)
    session.add(job)
    return _commit_and_send(session, job)


def submit_recategorisation(session: Session, asked: Recategorisation, kind: str, request_id: str | None) -> Job:
    """Commit a job that carries a rule or corrections over what is there, then enqueue it."""
    queue = queue_for_history(session, asked.owner_id)
    job = _new_job(asked.owner_id, kind, ("recategorise",), request_id, None, queue)
    session.add(job)
    session.flush()
    asked.job_id = job.id
    session.add(asked)
    return _commit_and_send(session, job)


def find_job(session: Session, owner_id: int, job_id: int) -> Job:
    """The owner's job as the database has it now. Raises NotFound."""
    job = session.get(Job, (owner_id, job_id), populate_existing=True)
    if job is None:
        raise NotFound(f"There is no job {job_id}.")
    return job


def list_jobs(session: Session, owner_id: int, limit: int, before: int | None) -> Sequence[Job]:
    """The owner's jobs, newest first, beginning after the one whose id is `before`."""
    newest = select(Job).where(Job.owner_id == owner_id).order_by(Job.id.desc()).limit(limit)
    return session.scalars(newest if before is None else newest.where(Job.id < before)).all()


def statements_of(session: Session, owner_id: int, jobs: Sequence[Job]) -> dict[int, Statement]:
    """The statements that these jobs brought or read again, by the job's id."""
    wanted = {job.id: job.rereads or job.id for job in jobs}
    found = select(Statement).where(Statement.owner_id == owner_id, Statement.job_id.in_(wanted.values()))
    known = {row.job_id: row for row in session.scalars(found.execution_options(populate_existing=True))}
    return {job_id: known[brought_by] for job_id, brought_by in wanted.items() if brought_by in known}


def wait_for_end(session: Session, owner_id: int, job_id: int, seconds: float) -> Job:
    """Look at the job until it has ended or the time is over; holds no transaction open meanwhile."""
    deadline = time.monotonic() + seconds
    pause, longest = POLL_SECONDS
    while True:
        job = find_job(session, owner_id, job_id)
        session.commit()
        left = deadline - time.monotonic()
        if job.status in FINISHED or left <= 0:
            return job
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, longest)


def cancel(session: Session, owner_id: int, job_id: int) -> Job:
    """Ask a job to stop: at once where nobody works on it, else before its next batch is committed."""
    wish = (
        update(Job)
        .where(Job.owner_id == owner_id, Job.id == job_id, Job.status.in_(("queued", "running")))
        .values(cancel_requested=True)
    )
    asked = session.execute(wish)
    session.execute(END_IDLE, {"owner_id": owner_id, "job_id": job_id})
    job = find_job(session, owner_id, job_id)
    if not asked.rowcount and job.status != "cancelled":  # type: ignore[attr-defined]  # An UPDATE has one.
        raise Conflict(f"Job {job_id} is {job.status} and can't be cancelled any more.")
    session.commit()
    return job


def retry(session: Session, owner_id: int, job_id: int) -> Job:
    """Go on from the stage at which a job failed or was cancelled."""
    job = find_job(session, owner_id, job_id)
    if job.status not in ("failed", "cancelled") or job.stage is None:
        raise Conflict(f"Job {job_id} is {job.status}; only a failed or cancelled job can be retried.")
    session.execute(REVIVE, {"owner_id": owner_id, "job_id": job_id})
    session.refresh(job)
    return _commit_and_send(session, job)


def sweep(session: Session) -> int:
    """Send again whatever stands still: jobs whose lease has run out, and messages that nobody took.

    Safe in several copies. A job that waits in a long queue is sent again late, and with growing pauses.
    Returns how many were sent.
    """
    busy = busy_queues()
    session.execute(END_IDLE_ANYWHERE)
    found = session.execute(STANDING_STILL, {"busy": busy}).all()
    session.commit()
    for row in found:
        send_stages(row.owner_id, row.id, stages_from(row.stages, row.stage), row.queue, row.rank)
    return len(found)


def _import(
    session: Session, owner_id: int, upload: Upload, account_id: int, kind: ImportKind, request_id: str | None
) -> Import:
    queue = queue_for(upload.size, upload.lines)
    job = _new_job(owner_id, kind, STAGES_OF[kind], request_id, account_id, queue)
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


def _new_job(
    owner_id: int, kind: str, stages: Sequence[str], request_id: str | None, account_id: int | None, queue: Queue
) -> Job:
    return Job(
        owner_id=owner_id,
        kind=kind,
        account_id=account_id,
        stages=list(stages),
        stage=stages[0],
        request_id=request_id,
        queue=queue,
    )


def _commit_and_send(session: Session, job: Job) -> Job:
    """The job is committed before its message goes out, so that whoever takes the message finds it."""
    session.flush()
    rank = rank_of(session, job)
    session.commit()
    send_stages(job.owner_id, job.id, stages_from(job.stages, job.stage), job.queue, rank)
    return job
