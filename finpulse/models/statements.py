"""A statement on its way: the upload, its raw rows, its clean rows, and the ledger of what was left out."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - a day is what it is, and `date` is a column's name here.
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Numeric,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.balances.verdict import Verdict
from finpulse.models.base import Base, KeyId, OwnerId
from finpulse.models.transactions import TRANSACTION_COLUMNS, Transaction
from finpulse.storage.uploads import Upload

ZERO = text("0")
# A loaded statement with rows of which nobody knows what became. There is none; the index is there to show it.
UNSETTLED: Final = "state = 'loaded' AND rows_total <> rows_inserted + rows_duplicate + rows_rejected + rows_skipped"


class Statement(Base):
    """An uploaded file and how far its rows have come. It shares its key with the job that brought it.

    `ingested_to` is the last line that lies in one of so many raw `chunks`; which of them are cleaned and
    loaded, they say themselves. `words_to` is the last line whose words can be searched, null once all can
    be, and `matched_to` the same for the search for transfers between own accounts. `header_fingerprint` is that of the
    reading as it was detected, and `confirmed` what of it a person has said (finpulse.sources.revision.memory).
    `stated` are the figures that the file states about its rows, and `proof` is whether these and its running balance
    prove them (finpulse.proofs), null until its rows are cleaned. `mended` are the cells that its user has written in
    the place of rows that could not be read, by their lines. `recognised` is the text of its
    scanned pages (finpulse.sources.readers.pdf.scans.page_text), null where none was read by OCR. `compared` says that
    its rows were compared with what the account has from elsewhere, before any of them was loaded, and `brought_back`
    are the transactions that its user had deleted and that it has brought back. Its file and its rows' cells may be
    deleted before it is, by an undo or once their time is over.
    """

    __tablename__ = "statements"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], ondelete="CASCADE"),
        CheckConstraint("state IN ('received', 'ingested', 'transformed', 'loaded')", name="state"),
        Index("ix_statements_header", "owner_id", "account_id", "header_fingerprint", "job_id"),
        # Whether these very bytes are being imported, and whether anything needs a file of the storage.
        Index("ix_statements_sha256", "owner_id", "account_id", "sha256"),
        Index("ix_statements_storage_key", "storage_key"),
        Index("ix_statements_waiting", "owner_id", "state", postgresql_where=text("state <> 'loaded'")),
        Index("ix_statements_unsettled", "owner_id", "job_id", postgresql_where=text(UNSETTLED)),
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
    mended: Mapped[dict[str, list[str]]] = mapped_column(JSONB, server_default=text("'{}'"))
    stated: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'"))
    proof: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    recognised: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    ingested_to: Mapped[int] = mapped_column(server_default=ZERO)
    chunks: Mapped[int] = mapped_column(server_default=ZERO)
    words_to: Mapped[int | None] = mapped_column(server_default=ZERO)
    matched_to: Mapped[int | None] = mapped_column(server_default=ZERO)
    rows_total: Mapped[int] = mapped_column(server_default=ZERO)
    rows_cleaned: Mapped[int] = mapped_column(server_default=ZERO)
    rows_rejected: Mapped[int] = mapped_column(server_default=ZERO)
    rows_skipped: Mapped[int] = mapped_column(server_default=ZERO)
    rows_inserted: Mapped[int] = mapped_column(server_default=ZERO)
    rows_duplicate: Mapped[int] = mapped_column(server_default=ZERO)
    compared: Mapped[bool] = mapped_column(server_default=text("false"))
    brought_back: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    upload_deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cells_deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def upload(self) -> Upload:
        """The file that it was."""
        return Upload(self.storage_key, self.filename, self.size, self.lines, self.sha256)


class RawChunk(Base):
    """Some 20,000 rows of a statement as they stood in the file, from one line to another; kept for good.

    `content` is what finpulse.pipeline.chunks.raw_chunks makes of them. A chunk is what one task takes through the
    transform stage at a time; `figures` are what a proof needs of its rows, once they are cleaned.
    """

    __tablename__ = "raw_chunks"

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    first_line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_line: Mapped[int]
    row_count: Mapped[int]
    cleaned: Mapped[bool] = mapped_column(server_default=text("false"))
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class CleanChunk(Base):
    """A raw chunk's values between transform and load, which takes it away: arrays of equal length.

    It has its raw chunk's first line. `days` are the days that its rows have, and `shared_days` those that other
    chunks of the statement have too. The arrays of values are added below.
    """

    __tablename__ = "clean_chunks"

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    first_line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    days: Mapped[list[Day]] = mapped_column(ARRAY(Date))
    shared_days: Mapped[list[Day]] = mapped_column(ARRAY(Date), server_default=text("'{}'"))


# The arrays of values are those of the columns of a transaction.
for _column in TRANSACTION_COLUMNS:
    setattr(CleanChunk, _column.array, mapped_column(ARRAY(_column.type), nullable=_column.source == "decision"))


class StatementPeriod(Base):
    """The days that a statement's rows of one currency lie in, and the account's balances around them.

    The totals and counts are of its rows on the first and on the last day: what else moves the account on these days is
    another's. `opening` is the balance before the first of them, `closing` the one at the end of
    `closing_day`, the last row's day or later; null where the statement doesn't tell.
    """

    __tablename__ = "statement_periods"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "job_id"], ["statements.owner_id", "statements.job_id"], ondelete="CASCADE"),
        CheckConstraint("verdict IN ('proven', 'contradicted', 'unprovable')", name="verdict"),
    )

    owner_id: Mapped[OwnerId]
    account_id: Mapped[KeyId]
    currency: Mapped[str] = mapped_column(Text, primary_key=True)
    job_id: Mapped[KeyId]
    first_day: Mapped[Day]
    first_total: Mapped[Decimal] = mapped_column(Numeric)
    first_count: Mapped[int] = mapped_column(BigInteger)
    last_day: Mapped[Day]
    last_total: Mapped[Decimal] = mapped_column(Numeric)
    last_count: Mapped[int] = mapped_column(BigInteger)
    opening: Mapped[Decimal | None] = mapped_column(Numeric)
    closing: Mapped[Decimal | None] = mapped_column(Numeric)
    closing_day: Mapped[Day]
    verdict: Mapped[Verdict] = mapped_column(Text)


class StatementTwin(Base):
    """How many equal rows, by their fingerprint's base, the chunks of a statement have brought so far.

    It is kept while a statement is loaded, for rows of days that several of its chunks have: elsewhere a chunk can
    number its equal rows by itself.
    """

    __tablename__ = "statement_twins"

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    base: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    seen: Mapped[int]


# What a matched row keeps of itself: all that a statement's row brings, but for its line, which is in the key.
MATCHED_COLUMNS: Final = tuple(column for column in TRANSACTION_COLUMNS if column.name != "line")
MATCHED_NAMES: Final = ", ".join(column.name for column in MATCHED_COLUMNS)


class MatchedRow(Base):
    """A statement's row that was taken for a transaction although its fingerprint is another, with its own values.

    By its fingerprint the same row is known when it comes again, and by its values the transaction becomes what this
    row says of it, where the row that it came from is undone. `reason` says why it was taken for it. `asked` means
    that this is a guess, which the statement's question is about; `takes_over` that the transaction is to be what this
    row says from the end of its load on, as one that was pending is when it is booked.
    """

    __tablename__ = "matched_rows"
    __table_args__ = (
        Index("ix_matched_rows_fingerprint", "owner_id", "account_id", "fingerprint"),
        Index("ix_matched_rows_transaction", "owner_id", "transaction_id"),
    )

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(BigInteger)
    transaction_id: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    asked: Mapped[bool] = mapped_column(server_default=text("false"))
    takes_over: Mapped[bool] = mapped_column(server_default=text("false"))
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)


# The other columns of values are those of a transaction.
for _each in MATCHED_COLUMNS:
    if _each.name != "fingerprint":
        _nullable = Transaction.__table__.c[_each.name].nullable
        setattr(MatchedRow, _each.name, mapped_column(_each.type, nullable=_nullable))


# Why a row is in the ledger, where it is not its cells that say so.
DELETED_BY_USER: Final = "you deleted this transaction"
STORED_BEFORE: Final = "this transaction was there already"
BROUGHT_BACK: Final = f"{STORED_BEFORE}: you had deleted it, and the same file, sent again, has brought it back"


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
        Index(
            "ix_ledger_dropped",
            "owner_id",
            "job_id",
            "outcome",
            "line",
            postgresql_where=text("outcome <> 'duplicate'"),
        ),
    )

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    outcome: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    transaction_id: Mapped[int | None] = mapped_column(BigInteger)
