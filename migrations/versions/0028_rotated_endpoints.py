"""Let endpoints have a secret before the present one, and fetches say since when they ask what they ask."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("webhook_endpoints", sa.Column("previous_secret", sa.LargeBinary(), nullable=True))
    op.add_column("webhook_endpoints", sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("fetches", sa.Column("asked_since", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("fetches", "asked_since")
    op.drop_column("webhook_endpoints", "previous_until")
    op.drop_column("webhook_endpoints", "previous_secret")
