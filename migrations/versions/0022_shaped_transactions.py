"""Let transactions have tags, parts and links, be edited in bulk, and come back once deleted."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0024"
branch_labels = None
depends_on = None

NEW_TABLES = ("bulk_edits", "removed_transactions")


def upgrade() -> None:
    op.add_column("transactions", sa.Column("tags", postgresql.ARRAY(sa.Text()), nullable=True))
    op.add_column("transactions", sa.Column("splits", postgresql.JSONB(), nullable=True))
    op.add_column("transactions", sa.Column("attachments", postgresql.JSONB(), nullable=True))
    op.add_column("deleted_transactions", sa.Column("transaction_id", sa.BigInteger(), nullable=True))
    for name, column in (("split", "splits"), ("tagged", "tags")):
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_transactions_{name}", "transactions", ["owner_id", "date", "id"], postgresql_where=where)
    op.create_table(
        "removed_transactions",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("transaction_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=True),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "transaction_id", name=op.f("pk_removed_transactions")),
    )
    op.create_table(
        "bulk_edits",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("filter", postgresql.JSONB(), nullable=True),
        sa.Column("ids", postgresql.ARRAY(sa.BigInteger()), nullable=True),
        sa.Column("changes", postgresql.JSONB(), nullable=False),
        sa.Column("rows_total", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("seen_to", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("rows_seen", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_changed", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], name=op.f("fk_bulk_edits_jobs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "job_id", name=op.f("pk_bulk_edits")),
    )
    for table in NEW_TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY owner ON {table} USING (owner_id = (SELECT session_owner()))")
        op.execute(f"CREATE POLICY tables_owner ON {table} TO CURRENT_USER USING (true)")


def downgrade() -> None:
    for table in NEW_TABLES:
        op.drop_table(table)
    for name in ("split", "tagged"):
        op.drop_index(f"ix_transactions_{name}", table_name="transactions")
    op.drop_column("deleted_transactions", "transaction_id")
    for column in ("tags", "splits", "attachments"):
        op.drop_column("transactions", column)
