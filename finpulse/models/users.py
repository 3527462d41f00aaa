"""Who may sign in, the tokens they hold, and their second factor."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, Moment, UpdatedAt


class User(Base):
    """A person. `email` is kept in one form; a password is kept as its bcrypt hash alone.

    Nothing lets somebody in who is locked. One who has left (`left_at`) is as good as gone: rows are deleted batch by
    batch, and this one last (finpulse.profiles.erasure).
    """

    __tablename__ = "users_table"
    __table_args__ = (
        CheckConstraint("role IN ('user', 'admin')", name="role"),
        Index("ix_users_table_left", "id", postgresql_where=text("left_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    password_hash: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, server_default=text("'user'"))
    base_currency: Mapped[str | None] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text, server_default=text("'UTC'"))
    locale: Mapped[str | None] = mapped_column(Text)
    locked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    left_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]


class TokenFamily(Base):
    """All tokens that descend from one login; only the newest refresh token of a family is good.

    The one before it, `previous_jti`, is good once more for a moment after `rotated_at`, and is null after that.
    """

    __tablename__ = "token_families"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    refresh_jti: Mapped[UUID]
    previous_jti: Mapped[UUID | None]
    rotated_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked: Mapped[bool] = mapped_column(server_default=text("false"))
    expires_at: Mapped[Moment]
    created_at: Mapped[CreatedAt]


class PersonalToken(Base):
    """A token that a user has made for a program, kept as its SHA-256 alone; `scopes` say what it may do.

    Without `expires_at` it is good until it is deleted. `last_used_at` is true to some minutes.
    """

    __tablename__ = "personal_tokens"
    __table_args__ = (Index("uq_personal_tokens_hash", "owner_id", "token_hash", unique=True),)

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[CreatedAt]


class SecondFactor(Base):
    """What a user's authenticator makes codes of (RFC 6238), encrypted; it counts once `confirmed_at` is set.

    No code up to `last_step`, the number of its half minute, is taken any more. Recovery codes are kept as their
    SHA-256, and taken away as they are used.
    """

    __tablename__ = "second_factors"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    recovery_hashes: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary), server_default=text("'{}'"))
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[CreatedAt]
