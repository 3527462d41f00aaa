"""Plans: statements that were looked at before they are imported."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, Moment, OwnerId, RowId
from finpulse.storage.uploads import Upload


class Plan(Base):
    """An upload and how it is to be read; `job_id` is the job that was made of it, and has the upload from then on.

    `header_fingerprint`, `confirmed` and `questions` are those of the statement that it may become.
    """

    __tablename__ = "plans"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "account_id"], ["accounts.owner_id", "accounts.id"], ondelete="CASCADE"),
        Index("ix_plans_expires_at", "expires_at"),
    )

    owner_id: Mapped[OwnerId]
    id: Mapped[RowId]
    account_id: Mapped[int] = mapped_column(BigInteger)
    filename: Mapped[str] = mapped_column(Text)
    storage_key: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    reading: Mapped[dict[str, Any]] = mapped_column(JSONB)
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    header_fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    confirmed: Mapped[dict[str, Any]] = mapped_column(JSONB)
    job_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment] = mapped_column(server_default=text("now() + interval '24 hours'"))

    @property
    def upload(self) -> Upload:
        """The file that was looked at."""
        return Upload(self.storage_key, self.filename, self.size, self.lines, self.sha256)
