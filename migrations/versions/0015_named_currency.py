"""Keep whether an account's currency is one that somebody has named; of accounts until now it is taken to be."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    named = sa.Column("names_currency", sa.Boolean(), server_default=sa.text("true"), nullable=False)
    op.add_column("accounts", named)


def downgrade() -> None:
    op.drop_column("accounts", "names_currency")
