"""Keep rows that came in other words than their transactions, and whether a statement was compared with what is there."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "matched_rows",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("transaction_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("takes_over", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("merchant", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("category_source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=True),
        sa.Column("correction_id", sa.BigInteger(), nullable=True),
        sa.Column("found_merchant", sa.Text(), nullable=True),
        sa.Column("found_category", sa.Text(), nullable=True),
        sa.Column("found_source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", "job_id", "line", name=op.f("pk_matched_rows")),
    )
    op.create_index("ix_matched_rows_fingerprint", "matched_rows", ["owner_id", "account_id", "fingerprint"])
    op.create_index("ix_matched_rows_transaction", "matched_rows", ["owner_id", "transaction_id"])
    # As of the ledger: what is looked up by an owner's index must not depend on which owners the statistics have seen.
    op.execute("ALTER TABLE matched_rows ALTER COLUMN owner_id SET STATISTICS 0")
    op.execute("ALTER TABLE matched_rows ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE matched_rows FORCE ROW LEVEL SECURITY")
    op.execute("CREATE POLICY owner ON matched_rows USING (owner_id = (SELECT session_owner()))")
    op.execute("CREATE POLICY tables_owner ON matched_rows TO CURRENT_USER USING (true)")
    op.add_column("statements", sa.Column("compared", sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    op.drop_column("statements", "compared")
    op.drop_table("matched_rows")
