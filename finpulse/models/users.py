"""Who may sign in, and the refresh tokens they hold."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, Moment, UpdatedAt


class User(Base):
    """A person. `email` is kept in lower case; a password is kept as its bcrypt hash alone."""

    __tablename__ = "users_table"
    __table_args__ = (CheckConstraint("role IN ('user', 'admin')", name="role"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    password_hash: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, server_default=text("'user'"))
    base_currency: Mapped[str | None] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text, server_default=text("'UTC'"))
    locale: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]


class TokenFamily(Base):
    """All tokens that descend from one login; only the newest refresh token of a family is good."""

    __tablename__ = "token_families"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    refresh_jti: Mapped[UUID]
    revoked: Mapped[bool] = mapped_column(server_default=text("false"))
    expires_at: Mapped[Moment]
    created_at: Mapped[CreatedAt]
