"""What keeps the service itself in order: answers given once, and nights that were done."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - a day is what it is.
from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId


class IdempotencyKey(Base):
    """The answer that a POST with this key got, to be given again; null while it is being made."""

    __tablename__ = "idempotency_keys"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    digest: Mapped[str] = mapped_column(Text)
    status: Mapped[int | None]
    location: Mapped[str | None] = mapped_column(Text)
    body: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[CreatedAt]


class Reaggregation(Base):
    """A night's rebuilding of the totals: claimed with a lease like a job, done when `finished_at` is set."""

    __tablename__ = "reaggregations"

    night: Mapped[Day] = mapped_column(primary_key=True)
    lease_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    fence: Mapped[int] = mapped_column(server_default=text("0"))
    report: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    started_at: Mapped[CreatedAt]
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
