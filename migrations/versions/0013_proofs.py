"""Keep what proves a statement, and the days and balances by which an account's statements follow each other."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# The version before knows no such question, so that nobody could answer it.
WITHOUT_PROOF_QUESTIONS = """
    UPDATE statements SET questions = (
        SELECT coalesce(jsonb_agg(question ORDER BY place), '[]')
        FROM jsonb_array_elements(questions) WITH ORDINALITY AS asked (question, place)
        WHERE question ->> 'about' <> 'proof'
    )
    WHERE jsonb_path_exists(questions, '$[*] ? (@.about == "proof")')
"""


def upgrade() -> None:
    op.add_column("accounts", sa.Column("opening_balance", sa.Numeric(), nullable=True))
    op.add_column("raw_chunks", sa.Column("figures", postgresql.JSONB(), nullable=True))
    op.add_column("statements", sa.Column("stated", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False))
    op.add_column("statements", sa.Column("proof", postgresql.JSONB(), nullable=True))
    op.create_table(
        "statement_periods",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("first_total", sa.Numeric(), nullable=False),
        sa.Column("first_count", sa.BigInteger(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("last_total", sa.Numeric(), nullable=False),
        sa.Column("last_count", sa.BigInteger(), nullable=False),
        sa.Column("opening", sa.Numeric(), nullable=True),
        sa.Column("closing", sa.Numeric(), nullable=True),
        sa.Column("closing_day", sa.Date(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('proven', 'contradicted', 'unprovable')", name=op.f("ck_statement_periods_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "job_id"],
            ["statements.owner_id", "statements.job_id"],
            name=op.f("fk_statement_periods_statements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "account_id", "currency", "job_id", name=op.f("pk_statement_periods")),
    )


def downgrade() -> None:
    op.execute(WITHOUT_PROOF_QUESTIONS)
    op.drop_table("statement_periods")
    op.drop_column("statements", "proof")
    op.drop_column("statements", "stated")
    op.drop_column("raw_chunks", "figures")
    op.drop_column("accounts", "opening_balance")
