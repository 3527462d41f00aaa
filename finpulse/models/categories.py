"""Categories of a user's own; the defaults are in finpulse.cleaning.taxonomy and in no table."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, RowId


class Category(Base):
    """A category that one user has added; `pfc` is the primary category of Plaid's taxonomy."""

    __tablename__ = "categories"
    __table_args__ = (
        UniqueConstraint("owner_id", "name"),
        CheckConstraint("kind IN ('income', 'transfer', 'spending')", name="kind"),
    )

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    pfc: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
