"""Create the sums that are kept."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "category_days",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("money_in", sa.Numeric(), nullable=False),
        sa.Column("money_out", sa.Numeric(), nullable=False),
        sa.Column("count_in", sa.BigInteger(), nullable=False),
        sa.Column("count_out", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "currency", "day", "category", "account_id", name=op.f("pk_category_days")),
    )
    op.create_table(
        "category_months",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("money_in", sa.Numeric(), nullable=False),
        sa.Column("money_out", sa.Numeric(), nullable=False),
        sa.Column("count_in", sa.BigInteger(), nullable=False),
        sa.Column("count_out", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "owner_id", "currency", "month", "category", "account_id", name=op.f("pk_category_months")
        ),
    )
    op.create_table(
        "merchant_months",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("merchant", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("money_in", sa.Numeric(), nullable=False),
        sa.Column("money_out", sa.Numeric(), nullable=False),
        sa.Column("count_in", sa.BigInteger(), nullable=False),
        sa.Column("count_out", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "owner_id", "currency", "month", "merchant", "category", "account_id", name=op.f("pk_merchant_months")
        ),
    )
    op.create_table(
        "user_stats",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total_transactions", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("money_in", sa.Numeric(), nullable=False),
        sa.Column("money_out", sa.Numeric(), nullable=False),
        sa.Column("total_income", sa.Numeric(), nullable=False),
        sa.Column("total_expense", sa.Numeric(), nullable=False),
        sa.Column("spent_by_category", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "currency", name=op.f("pk_user_stats")),
    )


def downgrade() -> None:
    op.drop_table("user_stats")
    op.drop_table("merchant_months")
    op.drop_table("category_months")
    op.drop_table("category_days")
