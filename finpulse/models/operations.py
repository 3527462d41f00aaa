"""What keeps the service itself in order: answers given once, nights that were done, files that are to go."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - a day is what it is.
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, Moment


class IdempotencyKey(Base):
    """The answer that a POST with this key got, to be given again.

    It is written in the transaction that does what was asked, so that nobody else sees it without an answer.
    """

    __tablename__ = "idempotency_keys"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    digest: Mapped[str] = mapped_column(Text)
    status: Mapped[int | None]
    location: Mapped[str | None] = mapped_column(Text)
    body: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[CreatedAt]


class Conversation(Base):
    """A conversation with the assistant, by a name of its client's: the plan of its last question that was answered."""

    __tablename__ = "conversations"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    plan: Mapped[dict[str, Any]] = mapped_column(JSONB)
    asked_at: Mapped[Moment]


class Reaggregation(Base):
    """A night's rebuilding of the totals, done when `finished_at` is set.

    `next_owner` and `next_day` say where the next stretch of the phase begins; null where all have been handed out.
    """

    __tablename__ = "reaggregations"

    night: Mapped[Day] = mapped_column(primary_key=True)
    phase: Mapped[str] = mapped_column(Text, server_default=text("'sums'"))
    next_owner: Mapped[int | None] = mapped_column(BigInteger, server_default=text("0"))
    next_day: Mapped[Day | None] = mapped_column(server_default=text("'0001-01-01'"))
    report: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    started_at: Mapped[CreatedAt]
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class ReaggregationStretch(Base):
    """Owners, or months of one owner, that a worker has in hand: claimed with a lease and a fence like a job's stage.

    Once it is done it stays for as long as the worker's place in the night is to rest, which is its `lease_until`.
    """

    __tablename__ = "reaggregation_stretches"

    night: Mapped[Day] = mapped_column(ForeignKey("reaggregations.night", ondelete="CASCADE"), primary_key=True)
    phase: Mapped[str] = mapped_column(Text, primary_key=True)
    first_owner: Mapped[KeyId]
    first_day: Mapped[Day] = mapped_column(primary_key=True)
    last_owner: Mapped[int] = mapped_column(BigInteger)
    last_day: Mapped[Day]
    lease_until: Mapped[Moment]
    fence: Mapped[int] = mapped_column(server_default=text("1"))
    done: Mapped[bool] = mapped_column(server_default=text("false"))


class ServerRun(Base):
    """The token of this run of PostgreSQL (finpulse.db.server_runs): one row, gone after a crash."""

    __tablename__ = "server_runs"
    __table_args__ = (CheckConstraint("the_only", name="the_only"), {"prefixes": ["UNLOGGED"]})

    the_only: Mapped[bool] = mapped_column(primary_key=True, server_default=text("true"))
    token: Mapped[str] = mapped_column(Text)
    started_at: Mapped[Moment]


class UploadStorage(Base):
    """The storage that holds this database's uploads, by the id in its marker (finpulse.storage.marker): one row."""

    __tablename__ = "upload_storage"
    __table_args__ = (CheckConstraint("the_only", name="the_only"),)

    the_only: Mapped[bool] = mapped_column(primary_key=True, server_default=text("true"))
    id: Mapped[UUID]


class AssistantKey(Base):
    """What the seals are made with by which the assistant's login sees an owner's rows (finpulse.db.roles): one row."""

    __tablename__ = "assistant_key"
    __table_args__ = (CheckConstraint("the_only", name="the_only"),)

    the_only: Mapped[bool] = mapped_column(primary_key=True, server_default=text("true"))
    key: Mapped[bytes]


class DoomedUpload(Base):
    """A file of the storage that nothing needs any more: committed with what made it so, and gone once the file is."""

    __tablename__ = "doomed_uploads"
    __table_args__ = (Index("ix_doomed_uploads_doomed_at", "doomed_at"),)

    owner_id: Mapped[KeyId]
    storage_key: Mapped[str] = mapped_column(Text, primary_key=True)
    doomed_at: Mapped[Moment] = mapped_column(server_default=text("now()"))
