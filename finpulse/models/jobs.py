"""The job: the one truth about what runs, how far it is, and who holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, RowId

# A job is live until it has ended in one of the other statuses. LIVE says the same in SQL; the index of live jobs is
# found by these very words.
LIVE_STATUSES: Final = ("queued", "running")
ENDED_STATUSES: Final = ("completed", "failed", "cancelled", "undone")
LIVE: Final = "status IN ('queued', 'running')"


class Job(Base):
    """A run of some stages in their order, whose messages wait in `queue`.

    `stage` is the next one to be done, null after the last. A worker that claims it raises `fence`
    and sets `lease_until`; whatever it commits later is guarded by that fence. `attempts` counts
    claims of this stage that failed, `sends` the messages sent since the job last moved, and the
    sweeper looks again at `sweep_after`. A job that reads a statement again names the job that brought
    it in `rereads`, and in `changes` what of its reading is to be different.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("status IN ('queued', 'running', 'completed', 'failed', 'cancelled', 'undone')", name="status"),
        Index("ix_jobs_sweep", "sweep_after", postgresql_where=text(LIVE)),
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
    attempts: Mapped[int] = mapped_column(server_default=text("0"))
    sends: Mapped[int] = mapped_column(server_default=text("0"))
    sweep_after: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("now() + interval '10 seconds'")
    )
    request_id: Mapped[str | None] = mapped_column(Text)
    rereads: Mapped[int | None] = mapped_column(BigInteger)
    changes: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[CreatedAt]
    started_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
