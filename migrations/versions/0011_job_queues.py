"""Keep with a job the queue that it waits in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What is under way from before is sent again to where nothing is kept waiting by it.
    op.add_column("jobs", sa.Column("queue", sa.Text(), server_default=sa.text("'bulk'"), nullable=False))


def downgrade() -> None:
    op.drop_column("jobs", "queue")
