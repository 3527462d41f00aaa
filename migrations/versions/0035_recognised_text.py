"""Keep the text that was recognised in a statement's scanned pages."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("statements", sa.Column("recognised", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("statements", "recognised")
