"""The job: the record of what runs, how far it is, and which worker holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, Literal, get_args

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.db.job_statuses import ENDED_STATUSES, LIVE_STATUSES
from finpulse.models.base import Base, CreatedAt, KeyId, RowId

# What a job does, as clients know it.
JobKind = Literal[
    "run-csv",
    "upload-csv",
    "run-api",
    "webhook",
    "reread",
    "transform-only",
    "load-only",
    "aggregate-only",
    "undo",
    "close-account",
    "apply-rule",
    "apply-correction",
    "undo-correction",
    "undo-rule",
    "edit-transactions",
]
JOB_KINDS: Final[tuple[JobKind, ...]] = get_args(JobKind)


def _status_in(statuses: tuple[str, ...], column: str = "status") -> str:
    """The SQL condition that a job has one of these statuses.

    >>> _status_in(LIVE_STATUSES)
    "status IN ('queued', 'running')"
    """
    quoted = ", ".join(f"'{status}'" for status in statuses)
    return f"{column} IN ({quoted})"


def is_live(table: str) -> str:
    """The SQL condition that a row of jobs, under this name in the query, is live.

    >>> is_live("earlier")
    "earlier.status IN ('queued', 'running')"
    """
    return _status_in(LIVE_STATUSES, f"{table}.status")


# PostgreSQL uses the index of live jobs only for queries with this same condition.
LIVE: Final = _status_in(LIVE_STATUSES)
# No worker holds the job: none has claimed it, or the one that had has let its lease expire.
UNLEASED: Final = "(lease_until IS NULL OR lease_until < now())"


class Job(Base):
    """A run of some stages in their order, whose messages wait in `queue`.

    `stage` is the next one to be done, null after the last. A worker that claims it increases `fence`
    and sets `lease_until`; it can commit only as long as the fence is still the same. `lease_holder` is the worker that
    has claimed it last. `attempts` counts the claims of this stage that failed since its last batch, `interruptions`
    how often its worker was ended from outside since then, and `sends` the messages sent since the job last moved on.
    The sweeper looks at the job again at `sweep_after`. A job that reads a statement again has the id of the job that
    imported it in `rereads`, and in `changes` what is to be read differently; one that takes an import away has that
    one's id in `undoes`, one that closes an account the account's in `closes`, and one of a recurring fetch that one's
    in `fetch_id`. `request_id` is that of the request that made the job, and `traceparent` its span in W3C's words,
    null where it was not traced.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint(_status_in(LIVE_STATUSES + ENDED_STATUSES), name="status"),
        Index("ix_jobs_sweep", "sweep_after", postgresql_where=text(LIVE)),
        Index("ix_jobs_fetch", "owner_id", "fetch_id", "id", postgresql_where=text("fetch_id IS NOT NULL")),
        # All owners' jobs, newest first, as administrators look through them.
        Index("ix_jobs_id", "id"),
    )

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[RowId]
    kind: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    queue: Mapped[str] = mapped_column(Text, server_default=text("'bulk'"))
    status: Mapped[str] = mapped_column(Text, server_default=text("'queued'"))
    stages: Mapped[list[str]] = mapped_column(ARRAY(Text))
    stage: Mapped[str | None] = mapped_column(Text)
    stage_done: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    stage_total: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    step_results: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    error: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    cancel_requested: Mapped[bool] = mapped_column(server_default=text("false"))
    fence: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    lease_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    lease_holder: Mapped[str | None] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(server_default=text("0"))
    interruptions: Mapped[int] = mapped_column(server_default=text("0"))
    sends: Mapped[int] = mapped_column(server_default=text("0"))
    sweep_after: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("now() + interval '10 seconds'")
    )
    request_id: Mapped[str | None] = mapped_column(Text)
    traceparent: Mapped[str | None] = mapped_column(Text)
    rereads: Mapped[int | None] = mapped_column(BigInteger)
    fetch_id: Mapped[int | None] = mapped_column(BigInteger)
    changes: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    undoes: Mapped[int | None] = mapped_column(BigInteger)
    closes: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[CreatedAt]
    started_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
