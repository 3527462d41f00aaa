"""Create jobs, statements, and their rows on the way."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), server_default=sa.text("'queued'"), nullable=False),
        sa.Column("stages", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("stage_done", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("stage_total", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("step_results", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("error", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("cancel_requested", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("fence", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sends", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "sweep_after",
            sa.DateTime(timezone=True),
            server_default=sa.text("now() + interval '10 seconds'"),
            nullable=False,
        ),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "status IN ('queued', 'running', 'completed', 'failed', 'cancelled', 'undone')", name=op.f("ck_jobs_status")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["users_table.id"], name=op.f("fk_jobs_users_table"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_jobs")),
    )
    op.create_index(
        "ix_jobs_sweep",
        "jobs",
        ["sweep_after"],
        unique=False,
        postgresql_where=sa.text("status IN ('queued', 'running')"),
    )
    op.create_table(
        "statements",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("storage_key", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'received'"), nullable=False),
        sa.Column("reading", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("questions", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("ingested_to", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("cleaned_to", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("loaded_to", sa.LargeBinary(), server_default=sa.text("''"), nullable=False),
        sa.Column("words_to", sa.Integer(), server_default=sa.text("0"), nullable=True),
        sa.Column("rows_total", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_cleaned", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_rejected", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_skipped", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_inserted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_duplicate", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint(
            "state IN ('received', 'ingested', 'transformed', 'loaded')", name=op.f("ck_statements_state")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], name=op.f("fk_statements_jobs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "job_id", name=op.f("pk_statements")),
    )
    op.create_index(
        "ix_statements_waiting",
        "statements",
        ["owner_id", "state"],
        unique=False,
        postgresql_where=sa.text("state <> 'loaded'"),
    )
    op.create_index(
        "ix_statements_wordless",
        "statements",
        ["owner_id", "job_id"],
        unique=False,
        postgresql_where=sa.text("state = 'loaded' AND words_to IS NOT NULL"),
    )
    op.create_table(
        "raw_rows",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cells", sa.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "job_id", "line", name=op.f("pk_raw_rows")),
    )
    op.create_table(
        "clean_rows",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.LargeBinary(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("merchant", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("category_source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "job_id", "base", "line", name=op.f("pk_clean_rows")),
    )
    op.create_table(
        "ledger",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("transaction_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("outcome IN ('duplicate', 'rejected', 'skipped')", name=op.f("ck_ledger_outcome")),
        sa.PrimaryKeyConstraint("owner_id", "job_id", "line", name=op.f("pk_ledger")),
    )


def downgrade() -> None:
    op.drop_table("ledger")
    op.drop_table("clean_rows")
    op.drop_table("raw_rows")
    op.drop_table("statements")
    op.drop_table("jobs")
