"""Transfers between a user's own accounts: which two transactions are one movement of money."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Index, Numeric, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, OwnerId, RowId, UpdatedAt

TRANSFER_STATES: Final = ("linked", "proposed", "refused")
_LINKED = text("state = 'linked'")


class Transfer(Base):
    """Money that left one account with `out_id` and came into another with `in_id`.

    `linked` while it holds; `proposed` where the evidence is not enough to link them unasked, which changes neither
    side; `refused` once the user has said no, so that the two are never found again. `confirmed` is what the user has
    decided, which no search reconsiders. The categories and sources are those that the sides had before, to be given
    back. `rate` is money in for one unit of money out where the currencies differ. Each side of a link knows it by
    `transfer_id`.
    """

    __tablename__ = "transfers"
    __table_args__ = (
        CheckConstraint("state IN ('linked', 'proposed', 'refused')", name="state"),
        UniqueConstraint("owner_id", "out_id", "in_id"),
        Index("uq_transfers_out", "owner_id", "out_id", unique=True, postgresql_where=_LINKED),
        Index("uq_transfers_in", "owner_id", "in_id", unique=True, postgresql_where=_LINKED),
        Index("ix_transfers_in", "owner_id", "in_id"),
        Index("ix_transfers_state", "owner_id", "state", "id", postgresql_where=text("state <> 'linked'")),
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
    confirmed: Mapped[bool] = mapped_column(server_default=text("false"))
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
