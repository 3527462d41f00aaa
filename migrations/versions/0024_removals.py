"""Let a job say which import it undoes, or which account it closes."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("undoes", sa.BigInteger(), nullable=True))
    op.add_column("jobs", sa.Column("closes", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("jobs", "closes")
    op.drop_column("jobs", "undoes")
