"""Divide a night's re-aggregation into stretches that workers claim."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("reaggregations", "lease_until")
    op.drop_column("reaggregations", "fence")
    # A night that is under way begins again, from the first owner on.
    op.add_column("reaggregations", sa.Column("phase", sa.Text(), server_default=sa.text("'sums'"), nullable=False))
    op.add_column(
        "reaggregations", sa.Column("next_owner", sa.BigInteger(), server_default=sa.text("0"), nullable=True)
    )
    op.add_column(
        "reaggregations", sa.Column("next_day", sa.Date(), server_default=sa.text("'0001-01-01'"), nullable=True)
    )
    op.create_table(
        "reaggregation_stretches",
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("first_owner", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_owner", sa.BigInteger(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fence", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("done", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["night"],
            ["reaggregations.night"],
            name=op.f("fk_reaggregation_stretches_reaggregations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("night", "phase", "first_owner", "first_day", name=op.f("pk_reaggregation_stretches")),
    )


def downgrade() -> None:
    op.drop_table("reaggregation_stretches")
    op.drop_column("reaggregations", "next_day")
    op.drop_column("reaggregations", "next_owner")
    op.drop_column("reaggregations", "phase")
    op.add_column("reaggregations", sa.Column("fence", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("reaggregations", sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True))
