"""The sweep: re-sends the work of jobs whose worker died or whose message was lost, and ends cancelled ones."""

from __future__ import annotations

from typing import Final

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session
from structlog.contextvars import bound_contextvars

from finpulse.counters.instruments import JOBS_ENDED, JOBS_RESENT
from finpulse.db.after_commit import after_commit
from finpulse.jobs.queue import JobOrigin, busy_queues, send_stages
from finpulse.jobs.routing import RANK
from finpulse.jobs.work import stages_from
from finpulse.models import LIVE, UNLEASED

# A job that was asked to stop while no worker holds it: nobody else would end it.
_END_CANCELLED: Final = f"""
    UPDATE jobs SET status = 'cancelled', finished_at = now(), lease_until = NULL, updated_at = now()
    WHERE {LIVE} AND cancel_requested AND {UNLEASED}"""
END_ALL_CANCELLED: Final = text(f"{_END_CANCELLED} RETURNING kind")
END_CANCELLED: Final = text(f"{_END_CANCELLED} AND owner_id = :owner_id AND id = :job_id RETURNING kind")
# A job that has not begun, in a queue where messages wait, most likely waits for its turn: sending it again every few
# seconds would fill a long queue with copies. Its message may be lost all the same, so it is sent after five minutes.
# The pauses between two messages for one job double, from 5 seconds up to 10 minutes. A job that gathers what comes has
# no message at first, so it is sent in any case.
CLAIM_STALLED: Final = text(f"""
    UPDATE jobs
    SET sends = sends + 1, sweep_after = now() + least(5 * power(2, least(sends, 10)), 600) * interval '1 second'
    FROM (
        SELECT owner_id, id FROM jobs
        WHERE {LIVE} AND sweep_after < now() AND {UNLEASED}
          AND (status = 'running' OR queue <> ALL(:busy) OR (stage = 'gather' AND sends = 0)
               OR sweep_after < now() - interval '5 minutes')
        ORDER BY sweep_after LIMIT 500 FOR UPDATE SKIP LOCKED
    ) AS stalled
    WHERE jobs.owner_id = stalled.owner_id AND jobs.id = stalled.id
    RETURNING jobs.owner_id, jobs.id, jobs.stages, jobs.stage, jobs.queue, {RANK} AS rank,
              jobs.request_id, jobs.traceparent
""")


def sweep(session: Session) -> int:
    """Send stalled jobs again: those whose lease has expired, and those whose message no worker took.

    Several sweepers may run at once. Commits. Returns how many jobs were sent.
    """
    busy = busy_queues()
    _end(session, END_ALL_CANCELLED)
    stalled = session.execute(CLAIM_STALLED, {"busy": busy}).all()
    session.commit()
    for job in stalled:
        JOBS_RESENT.labels(job.queue).inc()
        with bound_contextvars(job_id=job.id, request_id=job.request_id):
            origin = JobOrigin(job.request_id, job.traceparent)
            send_stages(job.owner_id, job.id, stages_from(job.stages, job.stage), job.queue, job.rank, origin)
    return len(stalled)


def end_cancelled(session: Session, owner_id: int, job_id: int) -> None:
    """End a job that was asked to stop, if no worker holds it; commits nothing."""
    _end(session, END_CANCELLED, owner_id=owner_id, job_id=job_id)


def _end(session: Session, statement: TextClause, **key: int) -> None:
    for kind in session.scalars(statement, key):
        after_commit(session, JOBS_ENDED.labels(kind, "cancelled").inc)
