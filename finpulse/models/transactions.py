"""The transactions: what all the rest is about."""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 - a day is what it is, and `date` is a column's name here.
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Date,
    Index,
    Integer,
    LargeBinary,
    Numeric,
    Select,
    SmallInteger,
    Text,
    column,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, OwnerId, RowId, UpdatedAt
from finpulse.models.categorised import Categorised
from finpulse.models.transaction_columns import TransactionColumn


class Transaction(Categorised, Base):
    """A booked transaction, or one posted as JSON that waits for its stages.

    `fingerprint` is null until load has counted the row into balances and totals, which therefore
    equal the sums over the rows that have one. It is never changed by an edit. `transfer_id` is the
    link to the other side where the row is half of a transfer between own accounts, and `pays_card` is true of the
    payment of a credit card, which counts as a transfer even without its other side. What is pinned of day and
    description was edited, and is not as it came in. `splits` are the parts that its user has made of it, [{amount,
    category, note}], which count in its stead; `tags` and `attachments`, [{url, title}], are the user's too.
    """

    __tablename__ = "transactions"
    __table_args__ = (
        Index("uq_transactions_fingerprint", "owner_id", "account_id", "fingerprint", unique=True),
        Index("ix_transactions_day", "owner_id", "date", "id"),
        Index("ix_transactions_job", "owner_id", "job_id", "line"),
        Index("ix_transactions_split", "owner_id", "date", "id", postgresql_where=text("splits IS NOT NULL")),
        Index("ix_transactions_tagged", "owner_id", "date", "id", postgresql_where=text("tags IS NOT NULL")),
        Index("ix_transactions_uncounted", "owner_id", "id", postgresql_where=text("fingerprint IS NULL")),
    )

    owner_id: Mapped[OwnerId]
    id: Mapped[RowId]
    account_id: Mapped[int] = mapped_column(BigInteger)
    job_id: Mapped[int | None] = mapped_column(BigInteger)
    line: Mapped[int | None]
    date: Mapped[Day]
    amount: Mapped[Decimal] = mapped_column(Numeric)
    currency: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, server_default=text("''"))
    external_id: Mapped[str] = mapped_column(Text, server_default=text("''"))
    fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary)
    processed: Mapped[bool] = mapped_column(server_default=text("true"))
    date_pinned: Mapped[bool] = mapped_column(server_default=text("false"))
    description_pinned: Mapped[bool] = mapped_column(server_default=text("false"))
    note: Mapped[str | None] = mapped_column(Text)
    tags: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    splits: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))
    attachments: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))
    transfer_id: Mapped[int | None] = mapped_column(BigInteger)
    pays_card: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Its splits, each with the currency that they share."""
        return [{**part, "amount": Decimal(part["amount"]), "currency": self.currency} for part in self.splits or ()]


def split_parts(row: type[Transaction]) -> Select[tuple[object, ...]]:
    """(amount, category) of each part of a row; none where it was not split."""
    parts = func.jsonb_to_recordset(row.splits).table_valued(column("amount", Numeric), column("category", Text))
    part = parts.render_derived(name="part", with_types=True)
    return select(part.c.amount, part.c.category)


# The columns that a statement's rows bring. INSERT into clean_chunks, unnest out of it and INSERT into transactions are
# made of these, so another column is one more line here beside the one above.
TRANSACTION_COLUMNS: Final = (
    TransactionColumn("line", "lines", Integer),
    TransactionColumn("date", "dates", Date),
    TransactionColumn("amount", "amounts", Numeric),
    TransactionColumn("currency", "currencies", Text),
    TransactionColumn("description", "descriptions", Text),
    TransactionColumn("merchant", "merchants", Text, "decided"),
    TransactionColumn("category", "categories", Text, "decided"),
    TransactionColumn("category_source", "category_sources", Text, "decided"),
    TransactionColumn("external_id", "external_ids", Text),
    TransactionColumn("fingerprint", "fingerprints", LargeBinary),
    TransactionColumn("rule_id", "rule_ids", BigInteger, "decision"),
    TransactionColumn("correction_id", "correction_ids", BigInteger, "decision"),
    TransactionColumn("found_merchant", "found_merchants", Text, "decision"),
    TransactionColumn("found_category", "found_categories", Text, "decision"),
    TransactionColumn("found_source", "found_sources", Text, "decision"),
)
COLUMN_NAMES: Final = ", ".join(column.name for column in TRANSACTION_COLUMNS)
ARRAY_NAMES: Final = ", ".join(column.array for column in TRANSACTION_COLUMNS)


class TransactionWords(Base):
    """The words of a transaction's description and merchant, beside it, for full text search.

    An index over them costs as much as all others together. So a long statement's words follow a
    moment after its job: see finpulse.transactions.search_index. `form` says how they were made, and is 0 where they
    are to be made anew.
    """

    __tablename__ = "transaction_words"
    __table_args__ = (
        Index("ix_transaction_words_words", "words", postgresql_using="gin"),
        Index("ix_transaction_words_stale", "owner_id", "transaction_id", postgresql_where=text("form = 0")),
    )

    owner_id: Mapped[OwnerId]
    transaction_id: Mapped[KeyId]
    words: Mapped[str] = mapped_column(TSVECTOR)
    form: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
