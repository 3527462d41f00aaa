"""Let transfers be proposed and confirmed, and payments of a card be told from instalments of a loan."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0020"
branch_labels = None
depends_on = None

STATE = "ck_transfers_state"
MAY_BE_TRANSFER = """transfer_id IS NULL AND (category_source IN ('none', 'model') OR category NOT IN (
    'Food & Restaurants', 'Groceries', 'Transport & Taxi', 'Travel', 'Shopping & Retail', 'Home & Garden',
    'Bills & Utilities', 'Housing & Rent', 'Health & Medicine', 'Personal Care', 'Education', 'Insurance', 'Services',
    'Entertainment & Leisure', 'Taxes & Government', 'Gifts & Donations', 'Salary & Income'))"""


def upgrade() -> None:
    op.drop_constraint(op.f(STATE), "transfers", type_="check")
    op.create_check_constraint(op.f(STATE), "transfers", "state IN ('linked', 'proposed', 'refused')")
    op.add_column("transfers", sa.Column("confirmed", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    # What the user had linked or parted until now was a decision, which nothing reconsiders.
    op.execute("UPDATE transfers SET confirmed = true WHERE state = 'refused' OR evidence = 'linked by hand'")
    op.create_index(
        "ix_transfers_state", "transfers", ["owner_id", "state", "id"], postgresql_where=sa.text("state <> 'linked'")
    )
    op.add_column("transactions", sa.Column("pays_card", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    # Nothing has used it since policies hold: other sides are found by their days.
    op.drop_index("ix_transactions_sides", table_name="transactions")


def downgrade() -> None:
    op.create_index(
        "ix_transactions_sides",
        "transactions",
        ["owner_id", "currency", "amount", "date"],
        unique=False,
        postgresql_where=sa.text(MAY_BE_TRANSFER),
    )
    op.drop_column("transactions", "pays_card")
    op.drop_index("ix_transfers_state", table_name="transfers")
    op.execute("DELETE FROM transfers WHERE state = 'proposed'")
    op.drop_column("transfers", "confirmed")
    op.drop_constraint(op.f(STATE), "transfers", type_="check")
    op.create_check_constraint(op.f(STATE), "transfers", "state IN ('linked', 'refused')")
