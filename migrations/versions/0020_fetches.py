"""Make room for what is fetched from providers: each request until its job ends, and recurring ones until they end."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0022"
branch_labels = None
depends_on = None

OWNED = ("fetches", "api_requests")

# A job ends in many places, by its worker, by the sweeper and by its user, and in none of them may the secrets of its
# request stay. It runs as the tables' owner, since not all of these may change a fetch.
JOB_ENDED = """
    CREATE FUNCTION fetching_job_ended() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
        DELETE FROM public.api_requests WHERE owner_id = NEW.owner_id AND job_id = NEW.id;
        IF NEW.fetch_id IS NOT NULL AND NEW.status = 'completed' THEN
            UPDATE public.fetches SET failures = 0, reason = NULL, succeeded_at = now(), updated_at = now()
            WHERE owner_id = NEW.owner_id AND id = NEW.fetch_id;
        ELSIF NEW.fetch_id IS NOT NULL AND NEW.status = 'failed' THEN
            UPDATE public.fetches
            SET failures = failures + 1, reason = NEW.error ->> 'detail', updated_at = now(),
                paused_at = CASE WHEN failures + 1 >= most_failures THEN coalesce(paused_at, now()) ELSE paused_at END
            WHERE owner_id = NEW.owner_id AND id = NEW.fetch_id;
        END IF;
        RETURN NULL;
    END
    $$
"""
WHEN_ENDED = """
    CREATE TRIGGER fetching_job_ended AFTER UPDATE OF status ON jobs FOR EACH ROW
    WHEN (NEW.kind = 'run-api' AND OLD.status IS DISTINCT FROM NEW.status
          AND NEW.status IN ('completed', 'failed', 'cancelled', 'undone'))
    EXECUTE FUNCTION fetching_job_ended()
"""


def upgrade() -> None:
    op.add_column("jobs", sa.Column("fetch_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_jobs_fetch", "jobs", ["owner_id", "fetch_id", "id"], postgresql_where=sa.text("fetch_id IS NOT NULL")
    )
    op.create_table(
        "fetches",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("config", sa.LargeBinary(), nullable=False),
        sa.Column("shown", postgresql.JSONB(), nullable=False),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("most_failures", sa.Integer(), server_default=sa.text("3"), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users_table.id"], name=op.f("fk_fetches_users_table"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_fetches")),
    )
    op.create_index("ix_fetches_due", "fetches", ["next_at"], postgresql_where=sa.text("paused_at IS NULL"))
    op.create_table(
        "api_requests",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("config", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], name=op.f("fk_api_requests_jobs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "job_id", name=op.f("pk_api_requests")),
    )
    for table in OWNED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY owner ON {table} USING (owner_id = (SELECT session_owner()))")
        op.execute(f"CREATE POLICY tables_owner ON {table} TO CURRENT_USER USING (true)")
    op.execute(JOB_ENDED)
    op.execute(WHEN_ENDED)


def downgrade() -> None:
    op.execute("DROP TRIGGER fetching_job_ended ON jobs")
    op.execute("DROP FUNCTION fetching_job_ended")
    op.drop_table("api_requests")
    op.drop_table("fetches")
    op.drop_index("ix_jobs_fetch", "jobs")
    op.drop_column("jobs", "fetch_id")
