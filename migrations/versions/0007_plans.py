"""Create plans, and keep with a statement what makes its reading known again and what its job reads again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("storage_key", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("reading", postgresql.JSONB(), nullable=False),
        sa.Column("questions", postgresql.JSONB(), nullable=False),
        sa.Column("header_fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("confirmed", postgresql.JSONB(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column(
            "expires_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now() + interval '24 hours'"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "account_id"],
            ["accounts.owner_id", "accounts.id"],
            name=op.f("fk_plans_accounts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_plans")),
    )
    op.create_index("ix_plans_expires_at", "plans", ["expires_at"], unique=False)
    op.add_column("jobs", sa.Column("rereads", sa.BigInteger(), nullable=True))
    op.add_column("jobs", sa.Column("changes", postgresql.JSONB(none_as_null=True), nullable=True))
    op.add_column("statements", sa.Column("header_fingerprint", sa.LargeBinary(), nullable=True))
    op.add_column(
        "statements", sa.Column("confirmed", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False)
    )
    op.create_index(
        "ix_statements_header", "statements", ["owner_id", "account_id", "header_fingerprint", "job_id"], unique=False
    )
    op.create_index(
        "ix_ledger_transaction",
        "ledger",
        ["owner_id", "transaction_id"],
        unique=False,
        postgresql_where=sa.text("transaction_id IS NOT NULL"),
    )
    # As with the transactions: any index that begins with an owner whom the statistics don't know looks as good as this.
    op.execute("ALTER TABLE ledger ALTER COLUMN owner_id SET STATISTICS 0")


def downgrade() -> None:
    op.execute("ALTER TABLE ledger ALTER COLUMN owner_id SET STATISTICS -1")
    op.drop_index("ix_ledger_transaction", table_name="ledger")
    op.drop_index("ix_statements_header", table_name="statements")
    op.drop_column("statements", "confirmed")
    op.drop_column("statements", "header_fingerprint")
    op.drop_column("jobs", "changes")
    op.drop_column("jobs", "rereads")
    op.drop_table("plans")
