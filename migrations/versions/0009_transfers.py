"""Create transfers between own accounts, and what the search for them goes by."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MAY_BE_TRANSFER = """transfer_id IS NULL AND (category_source IN ('none', 'model') OR category NOT IN (
    'Food & Restaurants', 'Groceries', 'Transport & Taxi', 'Travel', 'Shopping & Retail', 'Home & Garden',
    'Bills & Utilities', 'Housing & Rent', 'Health & Medicine', 'Personal Care', 'Education', 'Insurance', 'Services',
    'Entertainment & Leisure', 'Taxes & Government', 'Gifts & Donations', 'Salary & Income'))"""


def upgrade() -> None:
    op.create_table(
        "transfers",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("out_id", sa.BigInteger(), nullable=False),
        sa.Column("in_id", sa.BigInteger(), nullable=False),
        sa.Column("out_category", sa.Text(), nullable=False),
        sa.Column("out_source", sa.Text(), nullable=False),
        sa.Column("in_category", sa.Text(), nullable=False),
        sa.Column("in_source", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'linked'"), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("days_apart", sa.Integer(), nullable=False),
        sa.Column("rate", sa.Numeric(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("state IN ('linked', 'refused')", name=op.f("ck_transfers_state")),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_transfers")),
        sa.UniqueConstraint("owner_id", "out_id", "in_id", name=op.f("uq_transfers_owner_id_out_id_in_id")),
    )
    linked = sa.text("state = 'linked'")
    op.create_index("uq_transfers_out", "transfers", ["owner_id", "out_id"], unique=True, postgresql_where=linked)
    op.create_index("uq_transfers_in", "transfers", ["owner_id", "in_id"], unique=True, postgresql_where=linked)
    op.create_index("ix_transfers_in", "transfers", ["owner_id", "in_id"], unique=False)
    op.create_table(
        "unmatched_transactions",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("transaction_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "transaction_id", name=op.f("pk_unmatched_transactions")),
    )
    op.add_column("statements", sa.Column("matched_to", sa.Integer(), server_default=sa.text("0"), nullable=True))
    op.add_column("transactions", sa.Column("transfer_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_transactions_sides",
        "transactions",
        ["owner_id", "currency", "amount", "date"],
        unique=False,
        postgresql_where=sa.text(MAY_BE_TRANSFER),
    )


def downgrade() -> None:
    op.drop_index("ix_transactions_sides", table_name="transactions")
    op.drop_column("transactions", "transfer_id")
    op.drop_column("statements", "matched_to")
    op.drop_table("unmatched_transactions")
    op.drop_table("transfers")
