"""What is fetched from providers: a request, and one that comes again and again."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, DateTime, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, Moment, OwnerId, RowId

# So many failures in a row pause a fetch.
MOST_FAILURES: Final = 3


class Fetch(Base):
    """A request to a provider's API that is made every so often, `every` in ISO 8601, by the clock of a time zone.

    `config` is sealed (finpulse.sealing), and `shown` is what may be told of it. It is due at `next_at` unless it is
    paused, and asks for what has come since its last success of after `asked_since`, when it began to ask what it asks
    now. `reason` is why its last job has failed, or why it is paused. Its jobs' ends are noted by the database
    itself (migration 0020): `failures` in a row, and when one has succeeded.
    """

    __tablename__ = "fetches"
    __table_args__ = (Index("ix_fetches_due", "next_at", postgresql_where=text("paused_at IS NULL")),)

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[RowId]
    account_id: Mapped[int] = mapped_column(BigInteger)
    config: Mapped[bytes] = mapped_column(LargeBinary)
    shown: Mapped[dict[str, Any]] = mapped_column(JSONB)
    every: Mapped[str] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text)
    next_at: Mapped[Moment] = mapped_column(server_default=text("now()"))
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    most_failures: Mapped[int] = mapped_column(server_default=text(str(MOST_FAILURES)))
    paused_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reason: Mapped[str | None] = mapped_column(Text)
    succeeded_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    asked_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[CreatedAt]


class ApiRequest(Base):
    """What a job that fetches once is to ask, sealed. The database deletes it as the job ends, however that is."""

    __tablename__ = "api_requests"
    __table_args__ = (ForeignKeyConstraint(["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], ondelete="CASCADE"),)

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    config: Mapped[bytes] = mapped_column(LargeBinary)
