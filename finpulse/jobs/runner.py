"""Runs one stage: claims it, drives its batches, guards every commit, and says how it ended."""

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
from finpulse.errors import Cancelled, LeaseLost, StorageUnavailable, UnreadableFile
from finpulse.jobs import lease
from finpulse.jobs.lease import Claim, Standing
from finpulse.jobs.work import Checkpoint, Stage, Work

log = structlog.get_logger()

# A batch between two others need not wait for the disk: should PostgreSQL crash, batch and watermark are lost
# together, and the stage goes on from the one before. The last batch of a stage does wait.
UNHURRIED: Final = text("SET LOCAL synchronous_commit = off")


# Asks so many other tasks to help with a job's stage, which was claimed with this fence.
Invite = Callable[[int, int, str, int, int], None]


def run_stage(
    engine: Engine, storage_url: str, owner_id: int, job_id: int, stage: Stage, invite: Invite | None = None
) -> bool:
    """Do a stage of a job unless it is done or somebody else's; True where the next stage may follow.

    Tasks that can help with it are invited, and call `assist_stage`.
    """
    with Session(engine, expire_on_commit=False) as session, bound_contextvars(job_id=job_id, stage=stage.name):
        held = lease.claim(session, owner_id, job_id, stage.name)
        session.commit()
        if isinstance(held, Standing):
            log.info("stage.stood_aside", standing=held.value)
            return held is Standing.DONE
        work = _work(session, storage_url, held)
        if invite:
            work = replace(work, invite=partial(invite, owner_id, job_id, stage.name, held.fence))
        with bound_contextvars(request_id=held.request_id):
            return _attempt(stage, work, held)


def assist_stage(engine: Engine, storage_url: str, owner_id: int, job_id: int, stage: Stage, fence: int) -> None:
    """Help with a stage that another task has claimed with this fence, as long as there is something to help with.

    What is broken off here is taken up by that task, so nothing that happens here ends the job.
    """
    with Session(engine, expire_on_commit=False) as session, bound_contextvars(job_id=job_id, stage=stage.name):
        held = lease.join(session, owner_id, job_id, stage.name, fence)
        if held is None or stage.help is None:
            return
        try:
            for checkpoint in stage.help(_work(session, storage_url, held)):
                session.flush()
                _renew(session, held, checkpoint)
        except (Cancelled, LeaseLost) as over:
            log.info("stage.help_over", reason=str(over))
        except Exception:  # Whatever it is, it is the claiming task's to meet it again and to count it.
            log.exception("stage.help_broke_off")


def _work(session: Session, storage_url: str, held: Claim) -> Work:
    return Work(session, storage_url, held.owner_id, held.job_id)


def _attempt(stage: Stage, work: Work, held: Claim) -> bool:
    session = work.session
    if held.attempts >= lease.MOST_ATTEMPTS:
        _fail(session, held, f"Stage {held.stage} was tried {held.attempts} times and never came to its end.")
        return False
    try:
        return _drive(stage, work, held)
    except UnreadableFile as unreadable:
        session.rollback()
        _fail(session, held, str(unreadable))
    except Cancelled:
        session.rollback()
        lease.end(session, held, "cancelled", None)
        session.commit()
        log.info("job.cancelled")
    except StorageUnavailable as away:
        session.rollback()
        log.warning("stage.storage_away", reason=str(away))
        _put_off(session, held)
    except LeaseLost as lost:
        session.rollback()
        log.warning("stage.lease_lost", reason=str(lost))
    except Exception:  # Whatever it is, the job must neither hang nor be lost: the sweeper tries it again.
        session.rollback()
        log.exception("stage.broke_off", attempts=held.attempts)
        with suppress(LeaseLost):
            lease.release(session, held)
        session.commit()
    return False


def _drive(stage: Stage, work: Work, held: Claim) -> bool:
    started = time.monotonic()
    session = work.session
    batches = stage.run(work)
    while True:
        try:
            checkpoint = next(batches)
        except StopIteration as done:
            result: dict[str, Any] = done.value
            break
        session.flush()
        _renew(session, held, checkpoint)
    session.flush()
    seconds = round(time.monotonic() - started, 3)
    lease.finish(session, held, result, [f"done in {seconds} s, attempt {held.attempts + 1}"])
    session.commit()
    log.info("stage.done", seconds=seconds, attempts=held.attempts)
    return True


def _renew(session: Session, held: Claim, checkpoint: Checkpoint) -> None:
    """Commit a batch and hold the stage for another while; or only that, beside the transaction that goes on."""
    if not checkpoint.commits:
        with Session(session.get_bind()) as beside:
            lease.renew(beside, held, checkpoint)
            beside.commit()
        return
    lease.renew(session, held, checkpoint)
    session.execute(UNHURRIED)
    session.commit()


def _put_off(session: Session, held: Claim) -> None:
    """Give the stage back without counting the attempt: what is away for hours must fail no job."""
    with suppress(LeaseLost):
        lease.put_off(session, held)
    session.commit()


def _fail(session: Session, held: Claim, sentence: str) -> None:
    error = {"type": "about:blank", "title": "The job failed", "status": 422, "detail": storable(sentence)}
    lease.end(session, held, "failed", error)
    session.commit()
    log.warning("job.failed", reason=sentence)
