"""Make the words of transactions anew, let rules pass over what was corrected by hand, and keep to known time zones."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Words that were made before this version, or by the one before it meanwhile, have form 0, and the sweeper makes
    # them anew.
    op.add_column(
        "transaction_words", sa.Column("form", sa.SmallInteger(), server_default=sa.text("0"), nullable=False)
    )
    op.create_index(
        "ix_transaction_words_stale",
        "transaction_words",
        ["owner_id", "transaction_id"],
        postgresql_where=sa.text("form = 0"),
    )
    # What a row was given by hand. Of edits before this version, the last one for each merchant is known.
    for column in ("hand_merchant", "hand_category"):
        op.add_column("transactions", sa.Column(column, sa.Text(), nullable=True))
    op.execute("""
        UPDATE transactions SET hand_merchant = CASE WHEN transactions.merchant = corrections.name THEN name END,
               hand_category = CASE WHEN transactions.category = corrections.category THEN corrections.category END
        FROM corrections
        WHERE corrections.owner_id = transactions.owner_id AND corrections.transaction_id = transactions.id
    """)
    op.add_column("rules", sa.Column("override", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("recategorisations", sa.Column("undone_rule", postgresql.JSONB(), nullable=True))
    # Python knows zones that this server doesn't, and no figure can be told of who has one of these.
    op.execute("UPDATE users_table SET time_zone = 'UTC' WHERE time_zone NOT IN (SELECT name FROM pg_timezone_names)")
    op.execute("UPDATE fetches SET time_zone = 'UTC' WHERE time_zone NOT IN (SELECT name FROM pg_timezone_names)")


def downgrade() -> None:
    op.drop_column("recategorisations", "undone_rule")
    op.drop_column("rules", "override")
    op.drop_column("transactions", "hand_category")
    op.drop_column("transactions", "hand_merchant")
    op.drop_index("ix_transaction_words_stale", table_name="transaction_words")
    op.drop_column("transaction_words", "form")
