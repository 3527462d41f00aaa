"""Who holds a lease, how often a worker was ended over a job, and statements that have lost rows read again."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

UNSETTLED = "state = 'loaded' AND rows_total <> rows_inserted + rows_duplicate + rows_rejected + rows_skipped"
# Migration 0010 has dropped the rows of statements that were not read to their end, which were then completed without
# them; a crash of PostgreSQL could do the same. They are read again from their uploads, by the reading that they have.
READ_AGAIN = """
    INSERT INTO jobs (owner_id, kind, account_id, queue, stages, stage, rereads, changes)
    SELECT statements.owner_id, 'reread', statements.account_id, 'bulk', '{reread}', 'reread', job_id, '{}'
    FROM statements JOIN jobs ON jobs.owner_id = statements.owner_id AND jobs.id = job_id
    WHERE jobs.status = 'completed' AND state = 'loaded'
      AND rows_total <> rows_inserted + rows_duplicate + rows_rejected + rows_skipped
"""


def upgrade() -> None:
    op.add_column("jobs", sa.Column("lease_holder", sa.Text(), nullable=True))
    op.add_column("jobs", sa.Column("interruptions", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.create_index(
        "ix_statements_unsettled",
        "statements",
        ["owner_id", "job_id"],
        unique=False,
        postgresql_where=sa.text(UNSETTLED),
    )
    op.execute(READ_AGAIN)


def downgrade() -> None:
    op.drop_index("ix_statements_unsettled", table_name="statements")
    op.drop_column("jobs", "interruptions")
    op.drop_column("jobs", "lease_holder")
