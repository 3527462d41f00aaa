"""Keep which transactions have a day or a description that was edited, so that another reading doesn't undo it."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

PINNED = ("date_pinned", "description_pinned")


def upgrade() -> None:
    # With a constant default, a column is added to millions of rows in a moment.
    for name in PINNED:
        op.add_column("transactions", sa.Column(name, sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    for name in PINNED:
        op.drop_column("transactions", name)
