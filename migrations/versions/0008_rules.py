"""Create rules and corrections, and let transactions say what has decided about them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Without a default, or with a constant one, a column is added to millions of rows in a moment.
DECIDED = (
    ("rule_id", sa.BigInteger()),
    ("correction_id", sa.BigInteger()),
    ("found_merchant", sa.Text()),
    ("found_category", sa.Text()),
    ("found_source", sa.Text()),
)
PINNED = ("merchant_pinned", "category_pinned")


def upgrade() -> None:
    op.create_table(
        "rules",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("match", postgresql.JSONB(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("merchant", sa.Text(), nullable=True),
        sa.Column("priority", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("enabled", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users_table.id"], name=op.f("fk_rules_users_table"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_rules")),
    )
    op.create_table(
        "corrections",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("merchant_key", sa.Text(), nullable=False),
        sa.Column("money_in", sa.Boolean(), nullable=False),
        sa.Column("merchant", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("transaction_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users_table.id"], name=op.f("fk_corrections_users_table"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_corrections")),
        sa.UniqueConstraint(
            "owner_id", "merchant_key", "money_in", name=op.f("uq_corrections_owner_id_merchant_key_money_in")
        ),
    )
    op.create_table(
        "deleted_transactions",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "account_id", "fingerprint", name=op.f("pk_deleted_transactions")),
    )
    op.create_table(
        "recategorisations",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=True),
        sa.Column("correction_ids", sa.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("forgotten_key", sa.Text(), nullable=True),
        sa.Column("merchants", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("rows_total", sa.Integer(), nullable=True),
        sa.Column("seen_to", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_seen", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_changed", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "job_id"],
            ["jobs.owner_id", "jobs.id"],
            name=op.f("fk_recategorisations_jobs"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "job_id", name=op.f("pk_recategorisations")),
    )
    for table in ("transactions", "clean_rows"):
        for name, kind in DECIDED:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    for name in PINNED:
        op.add_column("transactions", sa.Column(name, sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    for name in PINNED:
        op.drop_column("transactions", name)
    for table in ("transactions", "clean_rows"):
        for name, _ in DECIDED:
            op.drop_column(table, name)
    op.drop_table("recategorisations")
    op.drop_table("deleted_transactions")
    op.drop_table("corrections")
    op.drop_table("rules")
