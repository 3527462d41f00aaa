"""Transfers between a user's own accounts: which two transactions are one movement of money."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, Index, Numeric, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, OwnerId, RowId, UpdatedAt

_LINKED = text("state = 'linked'")


class Transfer(Base):
    """Money that left one account with `out_id` and came into another with `in_id`.

    `linked` while it holds; `refused` once the user has parted the two, so that they are never found
    again. The categories and sources are those that the sides had before, to be given back. `rate`
    is money in for one unit of money out where the currencies differ. Each side's transaction knows
    its link by `transfer_id`.
    """

    __tablename__ = "transfers"
    __table_args__ = (
        CheckConstraint("state IN ('linked', 'refused')", name="state"),
        UniqueConstraint("owner_id", "out_id", "in_id"),
        Index("uq_transfers_out", "owner_id", "out_id", unique=True, postgresql_where=_LINKED),
        Index("uq_transfers_in", "owner_id", "in_id", unique=True, postgresql_where=_LINKED),
        Index("ix_transfers_in", "owner_id", "in_id"),
    )

    owner_id: Mapped[OwnerId]
    id: Mapped[RowId]
    out_id: Mapped[int] = mapped_column(BigInteger)
    in_id: Mapped[int] = mapped_column(BigInteger)
    out_category: Mapped[str] = mapped_column(Text)
    out_source: Mapped[str] = mapped_column(Text)
    in_category: Mapped[str] = mapped_column(Text)
    in_source: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, server_default=text("'linked'"))
    evidence: Mapped[str] = mapped_column(Text)
    days_apart: Mapped[int]
    rate: Mapped[Decimal | None] = mapped_column(Numeric)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]


class UnmatchedTransaction(Base):
    """A posted transaction that was counted and for whose other side nobody has looked yet.

    Those of a statement need none: the statement has a mark.
    """

    __tablename__ = "unmatched_transactions"

    owner_id: Mapped[OwnerId]
    transaction_id: Mapped[KeyId]
