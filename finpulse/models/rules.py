"""What a user has taught: rules, corrections, deletions, and jobs that carry them over the history."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ARRAY, BigInteger, ForeignKey, ForeignKeyConstraint, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from finpulse.models.base import Base, CreatedAt, KeyId, OwnerId, RowId, UpdatedAt

NO_IDS = text("'{}'")


class Rule(Base):
    """Where all of `match` hold, a transaction is given this category, this merchant, or both.

    `match` is a list of {field, op, value}; a higher priority decides first, of equal ones the newer rule. What was
    given by hand stays, unless the rule is to `override` it.
    """

    __tablename__ = "rules"

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(Text, server_default=text("''"))
    match: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    category: Mapped[str | None] = mapped_column(Text)
    merchant: Mapped[str | None] = mapped_column(Text)
    priority: Mapped[int] = mapped_column(server_default=text("0"))
    enabled: Mapped[bool] = mapped_column(server_default=text("true"))
    override: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]


class Correction(Base):
    """What a user's edit of one transaction says of its merchant: another name, a category, or both.

    `merchant_key` is the folded `merchant`; `money_in` says which way the money of that transaction went.
    """

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("owner_id", "merchant_key", "money_in"),)

    owner_id: Mapped[KeyId] = mapped_column(ForeignKey("users_table.id", ondelete="CASCADE"))
    id: Mapped[RowId]
    merchant_key: Mapped[str] = mapped_column(Text)
    money_in: Mapped[bool]
    merchant: Mapped[str] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    transaction_id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[UpdatedAt]


class DeletedTransaction(Base):
    """The fingerprint of a statement's row that its user has deleted, so that no statement brings it back.

    `transaction_id` leads to the row itself, as long as that is kept; earlier versions kept none.
    """

    __tablename__ = "deleted_transactions"

    owner_id: Mapped[OwnerId]
    account_id: Mapped[KeyId]
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    job_id: Mapped[int] = mapped_column(BigInteger)
    transaction_id: Mapped[int | None] = mapped_column(BigInteger)
    deleted_at: Mapped[CreatedAt]


class RemovedTransaction(Base):
    """A transaction that its user has deleted, with all its columns, so that it can be brought back under its id."""

    __tablename__ = "removed_transactions"

    owner_id: Mapped[OwnerId]
    transaction_id: Mapped[KeyId]
    account_id: Mapped[int] = mapped_column(BigInteger)
    job_id: Mapped[int | None] = mapped_column(BigInteger)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    deleted_at: Mapped[CreatedAt]


class BulkEdit(Base):
    """What a job changes about many transactions: those of a filter, or those with these ids.

    `filter` has the names of a query's parameters, `changes` those of category, merchant and tags that change. Rows up
    to the id `until` are meant, and `seen_to` is the last that is behind the job.
    """

    __tablename__ = "bulk_edits"
    __table_args__ = (ForeignKeyConstraint(["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], ondelete="CASCADE"),)

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    filter: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    ids: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    changes: Mapped[dict[str, Any]] = mapped_column(JSONB)
    rows_total: Mapped[int] = mapped_column(server_default=text("0"))
    seen_to: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    until: Mapped[int] = mapped_column(BigInteger)
    rows_seen: Mapped[int] = mapped_column(server_default=text("0"))
    rows_changed: Mapped[int] = mapped_column(server_default=text("0"))


class Recategorisation(Base):
    """What a job carries over the history: one rule, or corrections, kept or just forgotten, or a rule's undoing.

    `merchants` are the names, as they are shown, of the transactions to look at, null for all of them;
    `forgotten_key` is the merchant of a correction that is no more, `undone_rule` has the columns of such a rule.
    `rows_total` is how many those
    are, and `seen_to` is the last that is behind the job.
    """

    __tablename__ = "recategorisations"
    __table_args__ = (ForeignKeyConstraint(["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], ondelete="CASCADE"),)

    owner_id: Mapped[OwnerId]
    job_id: Mapped[KeyId]
    rule_id: Mapped[int | None] = mapped_column(BigInteger)
    correction_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=NO_IDS)
    forgotten_key: Mapped[str | None] = mapped_column(Text)
    undone_rule: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    merchants: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    rows_total: Mapped[int | None]
    seen_to: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    rows_seen: Mapped[int] = mapped_column(server_default=text("0"))
    rows_changed: Mapped[int] = mapped_column(server_default=text("0"))
