"""Events that providers send us, the webhooks they come by, and events that we send to users' own endpoints."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, Moment, OwnerId, RowId, UpdatedAt

DELIVERY_STATUSES: Final = ("pending", "delivered", "failed")


class Webhook(Base):
    """An address at which a provider tells of an account's transactions. Its secrets are sealed.

    After a rotation the secret before is good until `previous_until`.
    """

    __tablename__ = "webhooks"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "account_id"], ["accounts.owner_id", "accounts.id"], ondelete="CASCADE"),
        Index("ix_webhooks_account", "owner_id", "account_id"),
    )

    owner_id: Mapped[OwnerId]
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    previous_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    previous_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[CreatedAt]


class WebhookEvent(Base):
    """An event that has come, by the id that its sender gave it, and the job that imports it.

    `content` is null once it stands in the job's upload; the rest stays for some weeks, so that an event that is sent
    again is known. It outlives its webhook, but not its account.
    """

    __tablename__ = "webhook_events"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "account_id"], ["accounts.owner_id", "accounts.id"], ondelete="CASCADE"),
        Index("uq_webhook_events_event", "owner_id", "webhook_id", "event_id", unique=True),
        Index("ix_webhook_events_waiting", "owner_id", "account_id", postgresql_where=text("content IS NOT NULL")),
        Index("ix_webhook_events_account", "owner_id", "account_id"),
    )

    owner_id: Mapped[OwnerId]
    id: Mapped[RowId]
    webhook_id: Mapped[UUID]
    account_id: Mapped[int] = mapped_column(BigInteger)
    event_id: Mapped[str] = mapped_column(Text)
    job_id: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[CreatedAt]


class WebhookEndpoint(Base):
    """A URL of a user's choosing that is told of these kinds of events. Its secret is sealed.

    `failing_since` is null while it answers well, `busy_until` says how long a sender has it for itself. One that is
    not active is told nothing, and `disabled_reason` says why where it was not its user's will. Until `previous_until`
    events are signed with the secret before the last rotation too.
    """

    __tablename__ = "webhook_endpoints"

    owner_id: Mapped[OwnerId]
    id: Mapped[RowId]
    url: Mapped[str] = mapped_column(Text)
    events: Mapped[list[str]] = mapped_column(ARRAY(Text))
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    previous_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    previous_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    disabled_reason: Mapped[str | None] = mapped_column(Text)
    failing_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    busy_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    @property
    def previous_secret_until(self) -> datetime | None:
        """Until when the secret before signs too, None where it signs no more."""
        until = self.previous_until
        return until if until is not None and until > datetime.now(UTC) else None


class WebhookDelivery(Base):
    """One event for one endpoint, committed together with what it tells, and each try to deliver it.

    `body` is what is sent, byte for byte the same at every try, and `event_id` its webhook-id. `attempts` are {at,
    status, error, milliseconds}; `tries` counts those since it was made or replayed.
    """

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        CheckConstraint("status IN ('pending', 'delivered', 'failed')", name="status"),
        ForeignKeyConstraint(
            ["owner_id", "endpoint_id"], ["webhook_endpoints.owner_id", "webhook_endpoints.id"], ondelete="CASCADE"
        ),
        Index("ix_webhook_deliveries_endpoint", "owner_id", "endpoint_id", "id"),
        Index("ix_webhook_deliveries_due", "due_at", postgresql_where=text("status = 'pending'")),
    )

    owner_id: Mapped[OwnerId]
    id: Mapped[RowId]
    endpoint_id: Mapped[int] = mapped_column(BigInteger)
    event_id: Mapped[UUID]
    event: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, server_default=text("'pending'"))
    attempts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    tries: Mapped[int] = mapped_column(server_default=text("0"))
    due_at: Mapped[Moment] = mapped_column(server_default=text("now()"))
    created_at: Mapped[CreatedAt]
