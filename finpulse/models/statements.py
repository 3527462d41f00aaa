"""A statement on its way: the upload, its raw rows, its clean rows, and the ledger of what was left out."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - a day is what it is, and `date` is a column's name here.
from decimal import Decimal
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, Numeric, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, KeyId, OwnerId
from finpulse.models.decided import Decided

ZERO = text("0")


class Statement(Base):
    """An uploaded file and how far its rows have come. It shares its key with the job that brought it.

    `ingested_to` and `cleaned_to` are the last line that the stage has behind it; `loaded_to` is the
    last fingerprint base, since load takes rows in the order of their days. `words_to` is the last
    line whose words can be searched, null once all can be, and `matched_to` the same for the search for
    transfers between own accounts. `header_fingerprint` is that of the reading as
    it was detected, and `confirmed` what of the reading a person has said: see finpulse.sources.memory.
    """

    __tablename__ = "statements"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], ondelete="CASCADE"),
        CheckConstraint("state IN ('received', 'ingested', 'transformed', 'loaded')", name="state"),
        Index("ix_statements_header", "owner_id", "account_id", "header_fingerprint", "job_id"),
        Index("ix_statements_waiting", "owner_id", "state", postgresql_where=text("state <> 'loaded'")),
        Index(
            "ix_statements_wordless",
            "owner_id",
            "job_id",
            postgresql_where=text("state = 'loaded' AND words_to IS NOT NULL"),
        ),
    )

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    account_id: Mapped[int] = mapped_column(BigInteger)
    filename: Mapped[str] = mapped_column(Text)
    storage_key: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    lines: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(Text, server_default=text("'received'"))
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    header_fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary)
    confirmed: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    ingested_to: Mapped[int] = mapped_column(server_default=ZERO)
    cleaned_to: Mapped[int] = mapped_column(server_default=ZERO)
    loaded_to: Mapped[bytes] = mapped_column(LargeBinary, server_default=text("''"))
    words_to: Mapped[int | None] = mapped_column(server_default=ZERO)
    matched_to: Mapped[int | None] = mapped_column(server_default=ZERO)
    rows_total: Mapped[int] = mapped_column(server_default=ZERO)
    rows_cleaned: Mapped[int] = mapped_column(server_default=ZERO)
    rows_rejected: Mapped[int] = mapped_column(server_default=ZERO)
    rows_skipped: Mapped[int] = mapped_column(server_default=ZERO)
    rows_inserted: Mapped[int] = mapped_column(server_default=ZERO)
    rows_duplicate: Mapped[int] = mapped_column(server_default=ZERO)


class RawRow(Base):
    """The cells of one record as they stood in the file, from physical line `line`; kept for good."""

    __tablename__ = "raw_rows"

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cells: Mapped[list[str]] = mapped_column(ARRAY(Text))


class CleanRow(Decided, Base):
    """A raw row's values between transform and load, which takes them away in the order of `base`."""

    __tablename__ = "clean_rows"

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    base: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    date: Mapped[Day]
    amount: Mapped[Decimal] = mapped_column(Numeric)
    currency: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    merchant: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)
    category_source: Mapped[str] = mapped_column(Text)
    external_id: Mapped[str] = mapped_column(Text)


class LedgerLine(Base):
    """Why a row of the file is no new transaction. An inserted row needs no line: its transaction knows it."""

    __tablename__ = "ledger"
    __table_args__ = (
        CheckConstraint("outcome IN ('duplicate', 'rejected', 'skipped')", name="outcome"),
        Index(
            "ix_ledger_transaction",
            "owner_id",
            "transaction_id",
            postgresql_where=text("transaction_id IS NOT NULL"),
        ),
    )

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    outcome: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    transaction_id: Mapped[int | None] = mapped_column(BigInteger)
