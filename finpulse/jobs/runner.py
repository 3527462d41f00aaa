"""Run one stage of a job: claim it, commit its batches under the claim, and record how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Final

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from structlog.contextvars import bound_contextvars

from finpulse.cleaning.text import storable
from finpulse.db.sessions import like_session, owner_session
from finpulse.errors import Cancelled, LeaseLost, StorageUnavailable, UnreadableFile
from finpulse.jobs import lease
from finpulse.jobs.lease import Claim, ClaimRefused
from finpulse.jobs.work import Batches, Checkpoint, Stage, Work

log = structlog.get_logger()

# The commit of a batch doesn't wait for the disk; only the last one of a stage does, and with it all before. If
# PostgreSQL crashes in between, it may lose the last batches, each with the progress that is stored beside it. A worker
# that starts anew reads that progress and does them again. But a worker that lives through the crash reconnects and
# goes on with the progress it has in memory, so that the batches that were lost stay lost.
ASYNCHRONOUS_COMMIT: Final = text("SET LOCAL synchronous_commit = off")

# Asks other tasks to help with a stage: (owner_id, job_id, stage, fence of its claim, how many tasks).
Invite = Callable[[int, int, str, int, int], None]


def run_stage(
    engine: Engine, storage_url: str, owner_id: int, job_id: int, stage: Stage, invite: Invite | None = None
) -> bool:
    """Do a stage of a job, unless it is done or another worker has it. Returns whether the next stage may follow.

    `invite` asks other tasks to help, by `assist_stage`; without it the stage is done here alone.
    """
    with (
        owner_session(engine, owner_id, expire_on_commit=False) as session,
        bound_contextvars(job_id=job_id, stage=stage.name),
    ):
        held = lease.claim(session, owner_id, job_id, stage.name)
        session.commit()
        if isinstance(held, ClaimRefused):
            log.info("stage.stood_aside", standing=held.value)
            return held is ClaimRefused.DONE
        work = _work(session, storage_url, held)
        if invite:
            work = replace(work, invite=partial(invite, owner_id, job_id, stage.name, held.fence))
        with bound_contextvars(request_id=held.request_id):
            return _attempt(stage, work, held)


def assist_stage(engine: Engine, storage_url: str, owner_id: int, job_id: int, stage: Stage, fence: int) -> None:
    """Help with a stage that another task has claimed with this fence, as long as there are chunks to take.

    That task does what fails here, so no failure here ends the job.
    """
    with (
        owner_session(engine, owner_id, expire_on_commit=False) as session,
        bound_contextvars(job_id=job_id, stage=stage.name),
    ):
        held = lease.join(session, owner_id, job_id, stage.name, fence)
        if held is None or stage.help is None:
            return
        try:
            for checkpoint in stage.help(_work(session, storage_url, held)):
                session.flush()
                _renew(session, held, checkpoint)
        except (Cancelled, LeaseLost) as ended:
            log.info("stage.help_over", reason=str(ended))
        except Exception:  # The claiming task will meet the same error, and counts the attempt.
            log.exception("stage.help_broke_off")


def _work(session: Session, storage_url: str, held: Claim) -> Work:
    return Work(session, storage_url, held.owner_id, held.job_id)


def _attempt(stage: Stage, work: Work, held: Claim) -> bool:
    """Do the claimed stage, and record how it ended. Returns whether the next stage may follow."""
    if held.attempts >= lease.MAX_ATTEMPTS:
        sentence = f"Stage {held.stage} was tried {held.attempts} times and never came to its end."
        _fail(work.session, held, sentence)
        return False
    try:
        _complete(stage, work, held)
    except Exception as error:  # Any error ends this attempt alone; which one decides what comes of the job.
        work.session.rollback()
        _record_failure(work.session, held, error)
        return False
    return True


def _complete(stage: Stage, work: Work, held: Claim) -> None:
    started = time.monotonic()
    result = _run_batches(stage.run(work), work.session, held)
    seconds = round(time.monotonic() - started, 3)
    lease.finish(work.session, held, result, [f"done in {seconds} s, attempt {held.attempts + 1}"])
    work.session.commit()
    log.info("stage.done", seconds=seconds, attempts=held.attempts)


def _run_batches(batches: Batches, session: Session, held: Claim) -> dict[str, Any]:
    """Commit every batch but the last, and return the stage's result, with which the last one is to be committed."""
    while True:
        try:
            checkpoint = next(batches)
        except StopIteration as done:
            session.flush()
            result: dict[str, Any] = done.value
            return result
        session.flush()
        _renew(session, held, checkpoint)


def _renew(session: Session, held: Claim, checkpoint: Checkpoint) -> None:
    """Renew the lease and commit the batch with it; without the batch where that must not be committed yet."""
    if checkpoint.commits:
        lease.renew(session, held, checkpoint)
        session.execute(ASYNCHRONOUS_COMMIT)
        session.commit()
    else:
        with like_session(session) as other_session:
            lease.renew(other_session, held, checkpoint)
            other_session.commit()


def _record_failure(session: Session, held: Claim, error: Exception) -> None:
    """Decide by the error whether the job fails, ends as cancelled, or is sent again by the sweeper."""
    match error:
        case UnreadableFile():
            _fail(session, held, str(error))
        case Cancelled():
            lease.end(session, held, "cancelled", None)
            session.commit()
            log.info("job.cancelled")
        case StorageUnavailable():
            log.warning("stage.storage_away", reason=str(error))
            _postpone(session, held)
        case LeaseLost():
            log.warning("stage.lease_lost", reason=str(error))
        case _:
            log.exception("stage.broke_off", attempts=held.attempts)
            _release(session, held)


def _release(session: Session, held: Claim) -> None:
    """Give the stage back after an error that nobody foresaw: the job must neither hang nor be lost."""
    with suppress(LeaseLost):
        lease.release(session, held)
    session.commit()


def _postpone(session: Session, held: Claim) -> None:
    """Give the stage back without counting the attempt: a storage that is down for hours must not fail any job."""
    with suppress(LeaseLost):
        lease.postpone(session, held)
    session.commit()


def _fail(session: Session, held: Claim, sentence: str) -> None:
    error = {"type": "about:blank", "title": "The job failed", "status": 422, "detail": storable(sentence)}
    lease.end(session, held, "failed", error)
    session.commit()
    log.warning("job.failed", reason=sentence)
