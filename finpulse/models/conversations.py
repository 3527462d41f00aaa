"""Conversations with the assistant: what the last question of each was understood as."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, KeyId, Moment


class Conversation(Base):
    """A conversation by a name of its client's, with the plan of its last question that was answered."""

    __tablename__ = "conversations"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    plan: Mapped[dict[str, Any]] = mapped_column(JSONB)
    asked_at: Mapped[Moment]
