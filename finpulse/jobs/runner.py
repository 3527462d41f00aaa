"""Run one stage of a job: claim it, commit its batches under the claim, and record how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, Final, NamedTuple

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from structlog.contextvars import bound_contextvars

from finpulse.counters.instruments import JOBS_ENDED, STAGE_SECONDS
from finpulse.db.outages import is_outage
from finpulse.db.sessions import like_session, owner_session
from finpulse.deliveries.outbox import announce_end
from finpulse.errors import Cancelled, LeaseLost
from finpulse.jobs import lease
from finpulse.jobs.attempt_end import Outcome, record_failure, too_often
from finpulse.jobs.lease import NOBODY, Claim, ClaimRefused
from finpulse.jobs.work import Batches, Checkpoint, Stage, Work
from finpulse.tracing import spans
from finpulse.tracing.spans import OpenSpan, Value, log_ids

log = structlog.get_logger()

# The commit of a batch doesn't wait for the disk; only the last one of a stage does, and with it all before. If
# PostgreSQL crashes in between, it may lose the last batches, each with the progress that is stored beside it. So an
# attempt must not live through a crash, or it would go on from the progress that it has in memory: it has one
# connection, with which it ends. Where something between it and PostgreSQL hides a crash, each batch finds the progress
# in the database to be other than it has left it (finpulse.pipeline.progress).
ASYNCHRONOUS_COMMIT: Final = text("SET LOCAL synchronous_commit = off")

STAY_AWAKE: Final = text("SELECT 1")

# Asks other tasks to help with a stage: (owner_id, job_id, stage, fence of its claim, how many tasks).
Invite = Callable[[int, int, str, int, int], None]


class Worker(NamedTuple):
    """Who does stages: with which database and storage, under which name, and how it invites siblings.

    Without `invite` it does all chunks of a stage alone.
    """

    engine: Engine
    storage_url: str
    name: str = NOBODY
    invite: Invite | None = None


def run_stage(worker: Worker, owner_id: int, job_id: int, stage: Stage) -> bool:
    """Do a stage of a job, unless it is done or another worker has it. Returns whether the next stage may follow."""
    began = time.time_ns()
    with _one_connection(worker, owner_id) as session, bound_contextvars(job_id=job_id, stage=stage.name):
        held = lease.claim(session, owner_id, job_id, stage.name, worker.name)
        session.commit()
        if isinstance(held, ClaimRefused):
            log.info("stage.stood_aside", standing=held.value)
            return held is ClaimRefused.DONE
        with _told("stage", held, began) as span:
            return _attempt(worker, stage, session, held, span)


def assist_stage(worker: Worker, owner_id: int, job_id: int, stage: Stage, fence: int) -> None:
    """Help with a stage that another task has claimed with this fence, as long as there are chunks to take.

    That task does what fails here, so no failure here ends the job.
    """
    began = time.time_ns()
    with _one_connection(worker, owner_id) as session, bound_contextvars(job_id=job_id, stage=stage.name):
        held = lease.join(session, owner_id, job_id, stage.name, fence)
        if held is None or stage.help is None:
            return
        with _told("assist", held, began) as span:
            try:
                for checkpoint in stage.help(Work(session, worker.storage_url, owner_id, job_id)):
                    session.flush()
                    _renew(session, held, checkpoint)
            except (Cancelled, LeaseLost) as ended:
                log.info("stage.help_over", reason=str(ended))
            except Exception as error:  # The claiming task will meet the same error, and counts the attempt.
                span.fail(type(error).__name__)
                log.warning("stage.help_broke_off", error=type(error).__name__, exc_info=not is_outage(error))


@contextmanager
def _one_connection(worker: Worker, owner_id: int) -> Iterator[Session]:
    """An owner's session that keeps one connection over its commits: with the connection ends all that is done."""
    with (
        worker.engine.connect() as connection,
        owner_session(connection, owner_id, expire_on_commit=False) as session,
    ):
        yield session


@contextmanager
def _told(what: str, held: Claim, began: int) -> Iterator[OpenSpan]:
    """A span of the job's trace that began before the claim, and the request and the trace in each line of the log."""
    about: dict[str, Value] = {"job_id": held.job_id, "request_id": held.request_id, "stage": held.stage}
    about["attempt"] = held.attempts + 1
    with (
        spans.span(f"{what} {held.stage}", "consumer", about, parent=held.traceparent, began=began) as span,
        bound_contextvars(request_id=held.request_id, **log_ids(span)),
    ):
        yield span


def _attempt(worker: Worker, stage: Stage, session: Session, held: Claim, span: OpenSpan) -> bool:
    """Do the claimed stage, and record how it ended. Returns whether the next stage may follow."""
    started = time.monotonic()
    outcome: Outcome = "done"
    try:
        too_often(held)
        result = _complete(stage, _work(worker, session, held), held)
        span.tell(rows=result.get("total"))
    except Exception as error:  # Any error ends this attempt alone; which one decides what comes of the job.
        session.close()
        outcome = record_failure(worker.engine, held, error)
        if outcome != "cancelled":
            span.fail(type(error).__name__)
    span.tell(outcome=outcome)
    STAGE_SECONDS.labels(held.stage, outcome).observe(time.monotonic() - started)
    return outcome == "done"


def _work(worker: Worker, session: Session, held: Claim) -> Work:
    work = Work(session, worker.storage_url, held.owner_id, held.job_id)
    if worker.invite is None:
        return work
    return replace(work, invite=partial(worker.invite, held.owner_id, held.job_id, held.stage, held.fence))


def _complete(stage: Stage, work: Work, held: Claim) -> dict[str, Any]:
    started = time.monotonic()
    result = _run_batches(stage.run(work), work.session, held)
    seconds = round(time.monotonic() - started, 3)
    with spans.span("commit"):
        lease.finish(work.session, held, result, [f"done in {seconds} s, attempt {held.attempts + 1}"])
        if held.next_stage is None:
            announce_end(work.session, held.owner_id, held.job_id, held.kind)
        work.session.commit()
    if held.next_stage is None:
        JOBS_ENDED.labels(held.kind, "completed").inc()
    log.info("stage.done", seconds=seconds, attempts=held.attempts)
    return result


def _run_batches(batches: Batches, session: Session, held: Claim) -> dict[str, Any]:
    """Commit every batch but the last, and return the stage's result, with which the last one is to be committed."""
    batch = spans.begin("batch")
    try:
        while True:
            try:
                checkpoint = next(batches)
            except StopIteration as done:
                session.flush()
                result: dict[str, Any] = done.value
                return result
            session.flush()
            _renew(session, held, checkpoint)
            if checkpoint.commits:
                batch.tell(done=checkpoint.done, total=checkpoint.total)
                batch.end()
                batch = spans.begin("batch")
    finally:
        batch.end()


def _renew(session: Session, held: Claim, checkpoint: Checkpoint) -> None:
    """Renew the lease and commit the batch with it; without the batch where that must not be committed yet.

    The transaction that stays open is used meanwhile, or PostgreSQL would end it as one that stands idle.
    """
    if checkpoint.commits:
        lease.renew(session, held, checkpoint)
        session.execute(ASYNCHRONOUS_COMMIT)
        session.commit()
    else:
        with like_session(session) as other_session:
            lease.renew(other_session, held, checkpoint)
            other_session.commit()
        session.execute(STAY_AWAKE)
