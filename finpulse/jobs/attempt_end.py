"""An attempt that came to no end -> what becomes of its job: put off, given back, failed or cancelled."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final, Literal

import structlog
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from finpulse.cleaning.text import storable
from finpulse.counters.instruments import JOBS_ENDED, PUT_OFFS
from finpulse.db.after_commit import after_commit
from finpulse.db.outages import is_outage, outage_cause
from finpulse.db.sessions import owner_session
from finpulse.deliveries.outbox import announce_end
from finpulse.errors import (
    AddressRefused,
    AnswerTooLarge,
    Cancelled,
    CommitLost,
    FinPulseError,
    LeaseLost,
    ProviderFailed,
    QuotaExceeded,
    ReadingUnavailable,
    RowsLost,
    StageNeeded,
    StorageUnavailable,
    TriedTooOften,
    UnreadableFile,
    Unsealable,
)
from finpulse.jobs import lease
from finpulse.jobs.lease import Claim
from finpulse.jobs.queue import JobOrigin, send_stages
from finpulse.problems.problem_types import ProblemType

log = structlog.get_logger()

# What came of an attempt, in traces and metrics.
Outcome = Literal["done", "failed", "cancelled", "lease_lost", "put_off", "broke_off"]
# What may be otherwise at another time, beside the database, with a word for it.
PASSING: Final[Mapping[type[Exception], str]] = {
    StorageUnavailable: "storage",
    ReadingUnavailable: "reading",
    CommitLost: "commit_lost",
}
# Records how an attempt ended, in a session that is committed afterwards.
Record = Callable[[Session], None]
# While the database is away nothing can be recorded, and nothing else be done either. What could not be recorded in
# this time is found by its lease, which counts as an attempt.
SECONDS_TO_RECORD: Final = 120
LONGEST_PAUSE: Final = 2.0


def too_often(held: Claim) -> None:
    """Raise TriedTooOften where a stage was tried so often, or its worker died over it so often, that it must fail."""
    if held.attempts >= lease.MAX_ATTEMPTS:
        raise TriedTooOften(f"Stage {held.stage} was tried {held.attempts} times and never came to its end.")
    if held.interruptions >= lease.MAX_INTERRUPTIONS:
        raise TriedTooOften(
            f"The worker was ended {held.interruptions} times while it was at stage {held.stage}, which got no further."
        )


def record_failure(engine: Engine, held: Claim, error: Exception) -> Outcome:
    """Decide by the error whether the job fails, ends as cancelled, or is sent again by the sweeper."""
    match error:
        case UnreadableFile() | RowsLost() | TriedTooOften():
            return _fail(engine, held, error)
        case ProviderFailed() | AddressRefused() | AnswerTooLarge() | Unsealable() | QuotaExceeded():
            return _fail(engine, held, error)
        case StageNeeded() if held.stages[0] == held.stage:
            return _put_before(engine, held, error)
        case Cancelled():
            _end(engine, held, "cancelled", None)
            log.info("job.cancelled")
            return "cancelled"
        case LeaseLost():
            log.warning("stage.lease_lost", reason=str(error))
            return "lease_lost"
    return _put_off_or_break_off(engine, held, error)


def _put_off_or_break_off(engine: Engine, held: Claim, error: Exception) -> Outcome:
    """What something else causes puts the stage off; all else may be the job's own doing, and is an attempt."""
    if cause := PASSING.get(type(error)):
        return _put_off(engine, held, cause, str(error))
    if cause := outage_cause(error):
        return _put_off(
            engine, held, cause, f"The database could not go on: {type(error).__name__}.", detail=str(error)
        )
    log.error("stage.broke_off", attempts=held.attempts, exc_info=error)
    _record(engine, held, lambda session: lease.release(session, held))
    return "broke_off"


def _put_off(engine: Engine, held: Claim, cause: str, reason: str, **told: str) -> Outcome:
    """Give the stage back without counting the attempt: what is away for hours must not fail any job."""
    log.warning("stage.put_off", reason=reason, **told)
    PUT_OFFS.labels(held.stage, cause).inc()
    _record(engine, held, lambda session: lease.postpone(session, held, reason))
    return "put_off"


def _put_before(engine: Engine, held: Claim, needed: StageNeeded) -> Outcome:
    """Let the other stage come first, and send it; what can't be sent now is sent by the sweeper."""
    log.info("stage.put_behind", needed=needed.stage, queue=needed.queue)
    _record(engine, held, lambda session: lease.put_before(session, held, needed.stage, needed.queue))
    origin = JobOrigin(held.request_id, held.traceparent)
    send_stages(held.owner_id, held.job_id, [needed.stage, *held.stages], needed.queue, 0, origin)
    return "put_off"


def _fail(engine: Engine, held: Claim, error: FinPulseError) -> Outcome:
    _end(engine, held, "failed", (error.problem or ProblemType.JOB_FAILED).told(storable(str(error))))
    log.warning("job.failed", reason=str(error))
    return "failed"


def _end(engine: Engine, held: Claim, status: str, error: dict[str, Any] | None) -> None:
    def record(session: Session) -> None:
        lease.end(session, held, status, error)
        if error is not None:
            announce_end(session, held.owner_id, held.job_id, held.kind, error)
        after_commit(session, JOBS_ENDED.labels(held.kind, status).inc)

    _record(engine, held, record)


def _record(engine: Engine, held: Claim, record: Record) -> None:
    """Record and commit, on a connection of its own; while the database is away, again and again."""
    until, pause = time.monotonic() + SECONDS_TO_RECORD, 0.05
    while True:
        try:
            with owner_session(engine, held.owner_id) as session, suppress(LeaseLost):
                record(session)
                session.commit()
            return
        except Exception as error:  # Outages come as errors of several libraries; all else is raised again.
            if not is_outage(error) or time.monotonic() > until:
                raise
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
