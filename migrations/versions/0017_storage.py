"""Keep what the storage's order stands on: its marker, files that are to go, and what became of a statement's file."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("upload_deleted_at", "cells_deleted_at"):
        op.add_column("statements", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    # Undoing an import has always deleted its file.
    op.execute("""
        UPDATE statements SET upload_deleted_at = coalesce(jobs.finished_at, now()) FROM jobs
        WHERE jobs.owner_id = statements.owner_id AND jobs.id = statements.job_id AND jobs.status = 'undone'
    """)
    op.create_index("ix_statements_sha256", "statements", ["owner_id", "account_id", "sha256"])
    op.create_index("ix_statements_storage_key", "statements", ["storage_key"])
    op.create_table(
        "doomed_uploads",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("storage_key", sa.Text(), nullable=False),
        sa.Column("doomed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "storage_key", name=op.f("pk_doomed_uploads")),
    )
    op.create_index("ix_doomed_uploads_doomed_at", "doomed_uploads", ["doomed_at"])
    op.create_table(
        "upload_storage",
        sa.Column("the_only", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("the_only", name=op.f("ck_upload_storage_the_only")),
        sa.PrimaryKeyConstraint("the_only", name=op.f("pk_upload_storage")),
    )
    op.create_table(
        "server_runs",
        sa.Column("the_only", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("the_only", name=op.f("ck_server_runs_the_only")),
        sa.PrimaryKeyConstraint("the_only", name=op.f("pk_server_runs")),
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    for table in ("server_runs", "upload_storage", "doomed_uploads"):
        op.drop_table(table)
    op.drop_index("ix_statements_storage_key", "statements")
    op.drop_index("ix_statements_sha256", "statements")
    for name in ("cells_deleted_at", "upload_deleted_at"):
        op.drop_column("statements", name)
