"""The transactions: what all the rest is about."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - a day is what it is, and `date` is a column's name here.
from decimal import Decimal

from sqlalchemy import BigInteger, ColumnElement, Index, LargeBinary, Numeric, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, OwnerId, RowId, UpdatedAt


class Transaction(Base):
    """A booked transaction, or one posted as JSON that waits for its stages.

    `fingerprint` is null until load has counted the row into balances and totals, which therefore
    equal the sums over the rows that have one. It is never changed by an edit.
    """

    __tablename__ = "transactions"

    owner_id: Mapped[OwnerId]
    id: Mapped[RowId]
    account_id: Mapped[int] = mapped_column(BigInteger)
    job_id: Mapped[int | None] = mapped_column(BigInteger)
    line: Mapped[int | None]
    date: Mapped[Day]
    amount: Mapped[Decimal] = mapped_column(Numeric)
    currency: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, server_default=text("''"))
    merchant: Mapped[str] = mapped_column(Text, server_default=text("''"))
    category: Mapped[str] = mapped_column(Text, server_default=text("''"))
    category_source: Mapped[str] = mapped_column(Text, server_default=text("'none'"))
    external_id: Mapped[str] = mapped_column(Text, server_default=text("''"))
    fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary)
    processed: Mapped[bool] = mapped_column(server_default=text("true"))
    note: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]


def searchable() -> ColumnElement[str]:
    """The text that `q` searches, exactly as the GIN index has it, or the index would not be used."""
    return func.to_tsvector(text("'simple'::regconfig"), Transaction.description + text("' '") + Transaction.merchant)


Index(
    "uq_transactions_fingerprint",
    Transaction.owner_id,
    Transaction.account_id,
    Transaction.fingerprint,
    unique=True,
)
Index("ix_transactions_day", Transaction.owner_id, Transaction.date, Transaction.id)
Index("ix_transactions_job", Transaction.owner_id, Transaction.job_id, Transaction.line)
Index(
    "ix_transactions_uncounted",
    Transaction.owner_id,
    Transaction.id,
    postgresql_where=Transaction.fingerprint.is_(None),
)
Index("ix_transactions_text", searchable(), postgresql_using="gin")
