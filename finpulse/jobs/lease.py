"""Claim, lease, fence: which worker may work on a job's stage, and that no other commits.

A worker claims a stage for as long as its lease lasts, and renews the lease with each batch. Each claim increases the
job's fence; a worker whose fence is not the newest any more can't commit, even if it still runs.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any, Final

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from finpulse.db.migration_files import newest_revisions
from finpulse.errors import Cancelled, LeaseLost
from finpulse.jobs.work import Checkpoint
from finpulse.models import LIVE, UNLEASED

LEASE_SECONDS: Final = 15
MAX_ATTEMPTS: Final = 5
# A worker that is ended from outside is no fault of its job, unless that happens again and again.
MAX_INTERRUPTIONS: Final = 20
NOBODY: Final = "nobody/0"  # The name of a worker that has none, as in a test.


class ClaimRefused(Enum):
    """Why a stage could not be claimed: it is done, it is not ours to do (now), or for another version of the code."""

    DONE = "done"
    NOT_OURS = "not ours"
    OTHER_TABLES = "the tables are those of another version than this worker; a worker of that version takes the job"


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do one stage of one job, until another worker claims it with a higher fence."""

    owner_id: int
    job_id: int
    stage: str
    fence: int
    stages: list[str]
    attempts: int
    interruptions: int
    request_id: str | None
    kind: str
    traceparent: str | None

    @property
    def next_stage(self) -> str | None:
        """The stage after this one, None after the last."""
        following = self.stages.index(self.stage) + 1
        return self.stages[following] if following < len(self.stages) else None


_OUR_TABLES: Final = "(SELECT array_agg(version_num::text) FROM alembic_version) = :revisions"

# A lease that has expired means that the claim before failed, so it counts as an attempt. Where the tables are those of
# another version, a worker leaves the job to those of that version.
CLAIM: Final = text(f"""
    UPDATE jobs
    SET status = 'running', fence = fence + 1, lease_until = now() + make_interval(secs => :lease),
        lease_holder = :holder, attempts = attempts + CASE WHEN lease_until IS NULL THEN 0 ELSE 1 END,
        started_at = coalesce(started_at, now()), stage_done = 0, stage_total = 0, updated_at = now(),
        step_results = step_results || :step
    WHERE owner_id = :owner_id AND id = :job_id AND stage = :stage AND NOT cancel_requested
      AND {LIVE} AND {UNLEASED} AND {_OUR_TABLES}
    RETURNING fence, stages, attempts, interruptions, request_id, kind, traceparent
""").bindparams(bindparam("step", type_=JSONB))

JOIN: Final = text(f"""
    SELECT stages, attempts, interruptions, request_id, kind, traceparent FROM jobs
    WHERE owner_id = :owner_id AND id = :job_id AND stage = :stage AND fence = :fence AND status = 'running'
      AND NOT cancel_requested AND {_OUR_TABLES}
""")
STANDING: Final = text(f"""
    SELECT status = 'completed' OR array_position(stages, stage) > array_position(stages, :stage) AS done,
           {_OUR_TABLES} AS ours
    FROM jobs WHERE owner_id = :owner_id AND id = :job_id
""")


def _guarded(assignments: str, condition: str = "true") -> TextClause:
    """An UPDATE of the job that changes a row only with the fence of the newest claim."""
    return text(f"""
        UPDATE jobs SET {assignments}, updated_at = now()
        WHERE owner_id = :owner_id AND id = :job_id AND fence = :fence AND status = 'running' AND {condition}
    """)


# Each batch that is committed is a step ahead, after which as many attempts are free again.
RENEW: Final = _guarded(
    """lease_until = now() + make_interval(secs => :lease), stage_done = :done, stage_total = :total,
       attempts = CASE WHEN :commits THEN 0 ELSE attempts END,
       interruptions = CASE WHEN :commits THEN 0 ELSE interruptions END""",
    "NOT cancel_requested",
)
# A stage may have been one long transaction, as whose time now() tells its beginning.
FINISH: Final = _guarded(
    """stage = :next_stage, status = CASE WHEN :last THEN 'completed' ELSE 'running' END,
       finished_at = CASE WHEN :last THEN clock_timestamp() END, lease_until = NULL, attempts = 0, interruptions = 0,
       sends = 0, stage_done = 0, stage_total = 0, sweep_after = now() + interval '10 seconds',
       step_results = step_results || :step""",
    "NOT cancel_requested",
).bindparams(bindparam("step", type_=JSONB))
RELEASE: Final = _guarded("lease_until = now(), sweep_after = now() + make_interval(secs => :pause)")
POSTPONE: Final = _guarded(
    "lease_until = NULL, sweep_after = now() + interval '5 seconds', step_results = step_results || :step"
).bindparams(bindparam("step", type_=JSONB))
PUT_BEFORE: Final = _guarded(
    """stages = array_cat(CAST(:before AS text[]), stages), stage = :stage, queue = :queue, lease_until = NULL,
       attempts = 0, interruptions = 0, sends = 0, stage_done = 0, stage_total = 0,
       sweep_after = now() + interval '10 seconds', step_results = step_results || :step""",
    "NOT cancel_requested",
).bindparams(bindparam("step", type_=JSONB))
END: Final = _guarded(
    """status = :status, error = :error, finished_at = now(), lease_until = NULL,
       step_results = step_results || :step"""
).bindparams(bindparam("step", type_=JSONB), bindparam("error", type_=JSONB(none_as_null=True)))
CANCEL_REQUESTED: Final = text("""
    SELECT cancel_requested FROM jobs WHERE owner_id = :owner_id AND id = :job_id AND fence = :fence
""")


def claim(session: Session, owner_id: int, job_id: int, stage: str, holder: str = NOBODY) -> Claim | ClaimRefused:
    """Claim a stage for a worker of this name, or say why that is refused; commits nothing."""
    key = {"owner_id": owner_id, "job_id": job_id, "stage": stage}
    revisions = {"revisions": list(newest_revisions())}
    values = {**key, **revisions, "lease": LEASE_SECONDS, "holder": holder, "step": _step(stage, "running", {}, [])}
    row = session.execute(CLAIM, values).one_or_none()
    if row is not None:
        return Claim(owner_id, job_id, stage, *row)
    return _standing(session.execute(STANDING, key | revisions).one_or_none())


def _standing(row: Any) -> ClaimRefused:
    """Why a claim was refused; without a row the job is gone."""
    if row is None or (row.ours and not row.done):
        return ClaimRefused.NOT_OURS
    return ClaimRefused.DONE if row.done else ClaimRefused.OTHER_TABLES


def join(session: Session, owner_id: int, job_id: int, stage: str, fence: int) -> Claim | None:
    """The claim that another task holds with this fence, to work under it too; None where it is not the newest."""
    key = {"owner_id": owner_id, "job_id": job_id, "stage": stage, "fence": fence}
    row = session.execute(JOIN, key | {"revisions": list(newest_revisions())}).one_or_none()
    return Claim(owner_id, job_id, stage, fence, *row) if row else None


def renew(session: Session, held: Claim, checkpoint: Checkpoint) -> None:
    """Extend the lease, in the transaction of the batch that is about to be committed.

    Raises LeaseLost or Cancelled; then nothing of the batch may be committed.
    """
    _guard(session, held, RENEW, lease=LEASE_SECONDS, **asdict(checkpoint))


def finish(session: Session, held: Claim, result: dict[str, Any], logs: list[str]) -> None:
    """Mark the stage as done, in the transaction of its last batch. Raises LeaseLost or Cancelled."""
    step = _step(held.stage, "completed", result, logs)
    _guard(session, held, FINISH, next_stage=held.next_stage, last=held.next_stage is None, step=step)


def release(session: Session, held: Claim) -> None:
    """Give a stage back that failed; the sweeper sends it again after 2 ** attempts seconds. Raises LeaseLost."""
    _guard(session, held, RELEASE, pause=2.0**held.attempts)


def postpone(session: Session, held: Claim, reason: str) -> None:
    """Give a stage back without counting the attempt, and say why; the sweeper sends it again. Raises LeaseLost."""
    _guard(session, held, POSTPONE, step=_step(held.stage, "queued", {}, [f"put off: {reason}"]))


def put_before(session: Session, held: Claim, stage: str, queue: str) -> None:
    """Let another stage come before this one, which is the job's first, in a queue of that stage's.

    Raises LeaseLost or Cancelled.
    """
    step = _step(held.stage, "queued", {}, [f"put off: {stage} comes first"])
    _guard(session, held, PUT_BEFORE, before=[stage], stage=stage, queue=queue, step=step)


def end(session: Session, held: Claim, status: str, error: dict[str, Any] | None) -> None:
    """End the job at this stage, as failed or cancelled. Raises LeaseLost."""
    logs = [error["detail"]] if error else []
    _guard(session, held, END, status=status, error=error, step=_step(held.stage, status, {}, logs))


def _guard(session: Session, held: Claim, statement: TextClause, **values: Any) -> None:
    key = {"owner_id": held.owner_id, "job_id": held.job_id, "fence": held.fence}
    if session.execute(statement, key | values).rowcount == 1:  # type: ignore[attr-defined]  # An UPDATE has one.
        return
    if session.scalar(CANCEL_REQUESTED, key):
        raise Cancelled(f"Job {held.job_id} has been cancelled.")
    raise LeaseLost(f"Stage {held.stage} of job {held.job_id} has been taken over.")


def _step(stage: str, status: str, result: dict[str, Any], logs: list[str]) -> dict[str, Any]:
    return {stage: {"status": status, "result": result, "logs": logs}}
