"""Create transactions with the indexes that earn their time, and their words beside them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "transactions",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("merchant", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("category", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("category_source", sa.Text(), server_default=sa.text("'none'"), nullable=False),
        sa.Column("external_id", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        sa.Column("processed", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_transactions")),
    )
    op.create_index("ix_transactions_day", "transactions", ["owner_id", "date", "id"], unique=False)
    op.create_index("ix_transactions_job", "transactions", ["owner_id", "job_id", "line"], unique=False)
    op.create_index(
        "ix_transactions_uncounted",
        "transactions",
        ["owner_id", "id"],
        unique=False,
        postgresql_where=sa.text("fingerprint IS NULL"),
    )
    op.create_index(
        "uq_transactions_fingerprint", "transactions", ["owner_id", "account_id", "fingerprint"], unique=True
    )
    # With statistics about owners, PostgreSQL takes one that has come since for an owner of no rows: any index that
    # begins with owner_id then looks as good as the right one, and a first large import took 66 s for 0.8.
    op.execute("ALTER TABLE transactions ALTER COLUMN owner_id SET STATISTICS 0")
    op.create_table(
        "transaction_words",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("transaction_id", sa.BigInteger(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "transaction_id", name=op.f("pk_transaction_words")),
    )
    op.create_index("ix_transaction_words_words", "transaction_words", ["words"], unique=False, postgresql_using="gin")
    op.execute("ALTER TABLE transaction_words ALTER COLUMN owner_id SET STATISTICS 0")


def downgrade() -> None:
    op.drop_table("transaction_words")
    op.drop_table("transactions")
