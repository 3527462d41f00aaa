"""Make room for personal access tokens, second factors, locks and users who leave, and let administrators look."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0019"
branch_labels = None
depends_on = None

OWNED = ("personal_tokens", "second_factors")

# What follows runs as the tables' owner, who sees everybody, and each says itself who may ask. A login for administrators
# would see whatever it was granted, whoever had taken it over; these tell nothing to a session that serves no one of them.
SESSION_IS_ADMIN = """
    CREATE FUNCTION session_is_admin() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT 1 FROM public.users_table
            WHERE id = public.session_owner() AND role = 'admin' AND locked_at IS NULL
        )
    $$
"""
ADMIN_USERS = """
    CREATE FUNCTION admin_users(before bigint, most integer)
    RETURNS TABLE (
        id bigint, email text, role text, created_at timestamptz, locked_at timestamptz, second_factor boolean
    )
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT person.id, email, role, person.created_at, locked_at, confirmed_at IS NOT NULL
        FROM public.users_table AS person LEFT JOIN public.second_factors ON owner_id = person.id
        WHERE public.session_is_admin() AND left_at IS NULL AND (before IS NULL OR person.id < before)
        ORDER BY person.id DESC LIMIT most
    $$
"""
# Nothing of what is in a statement, of its name, or of what an error says about it.
ADMIN_JOBS = """
    CREATE FUNCTION admin_jobs(before bigint, most integer, wanted_status text, wanted_kind text, wanted_owner bigint)
    RETURNS TABLE (
        id bigint, user_id bigint, account_id bigint, kind text, status text, queue text, stage text,
        stage_done bigint, stage_total bigint, attempts integer, sends integer, error text, request_id text,
        rows_total integer, rows_inserted integer, rows_duplicate integer, rows_rejected integer, rows_skipped integer,
        created_at timestamptz, started_at timestamptz, finished_at timestamptz
    )
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT job.id, job.owner_id, job.account_id, kind, status, queue, stage, stage_done, stage_total, attempts,
               sends, error ->> 'title', request_id, rows_total, rows_inserted, rows_duplicate, rows_rejected,
               rows_skipped, job.created_at, started_at, finished_at
        FROM public.jobs AS job LEFT JOIN public.statements
          ON statements.owner_id = job.owner_id AND statements.job_id = coalesce(job.rereads, job.id)
        WHERE public.session_is_admin() AND (before IS NULL OR job.id < before)
          AND (wanted_status IS NULL OR status = wanted_status) AND (wanted_kind IS NULL OR kind = wanted_kind)
          AND (wanted_owner IS NULL OR job.owner_id = wanted_owner)
        ORDER BY job.id DESC LIMIT most
    $$
"""
# Who was locked signs in anew afterwards; personal access tokens are kept, and are good for nothing meanwhile.
ADMIN_LOCK = """
    CREATE FUNCTION admin_lock(person bigint, locking boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    BEGIN
        UPDATE public.users_table SET locked_at = CASE WHEN locking THEN coalesce(locked_at, now()) END
        WHERE id = person AND left_at IS NULL AND public.session_is_admin();
        IF NOT FOUND THEN
            RETURN false;
        END IF;
        UPDATE public.token_families SET revoked = true WHERE owner_id = person AND locking;
        RETURN true;
    END
    $$
"""
# Rows of whoever has left, in every table that has an owner; a table that comes later is among them. Files that are to go
# stay noted until they are gone. The user's own row goes when nothing else is left, and null says that it has.
ERASE_BATCH = """
    CREATE FUNCTION erase_batch(wanted bigint, most integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
    DECLARE
        person bigint;
        owned regclass;
        gone bigint;
        total bigint := 0;
    BEGIN
        IF wanted IS NULL THEN
            SELECT id INTO person FROM public.users_table
            WHERE left_at IS NOT NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED;
        ELSE
            SELECT id INTO person FROM public.users_table WHERE id = wanted AND left_at IS NOT NULL FOR UPDATE;
        END IF;
        IF person IS NULL THEN
            RETURN NULL;
        END IF;
        FOR owned IN
            SELECT pg_class.oid FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
              AND attname = 'owner_id' AND NOT attisdropped AND relname <> 'doomed_uploads'
            ORDER BY relname
        LOOP
            EXECUTE format(
                'DELETE FROM %1$s WHERE owner_id = $1 AND ctid = ANY (ARRAY('
                'SELECT ctid FROM %1$s WHERE owner_id = $1 LIMIT $2))', owned
            ) USING person, most - total;
            GET DIAGNOSTICS gone = ROW_COUNT;
            total := total + gone;
            EXIT WHEN total >= most;
        END LOOP;
        IF total = 0 THEN
            DELETE FROM public.users_table WHERE id = person;
        END IF;
        RETURN total;
    END
    $$
"""
FUNCTIONS = {
    "session_is_admin()": SESSION_IS_ADMIN,
    "admin_users(bigint, integer)": ADMIN_USERS,
    "admin_jobs(bigint, integer, text, text, bigint)": ADMIN_JOBS,
    "admin_lock(bigint, boolean)": ADMIN_LOCK,
    "erase_batch(bigint, integer)": ERASE_BATCH,
}


def upgrade() -> None:
    for column in ("locked_at", "left_at"):
        op.add_column("users_table", sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_users_table_left", "users_table", ["id"], postgresql_where=sa.text("left_at IS NOT NULL"))
    op.add_column("token_families", sa.Column("previous_jti", sa.Uuid(), nullable=True))
    op.add_column("token_families", sa.Column("rotated_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_jobs_id", "jobs", ["id"])
    _create_personal_tokens()
    _create_second_factors()
    for table in OWNED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY owner ON {table} USING (owner_id = (SELECT session_owner()))")
        op.execute(f"CREATE POLICY tables_owner ON {table} TO CURRENT_USER USING (true)")
    for signature, statement in FUNCTIONS.items():
        op.execute(statement)
        # finpulse.db.roles says who may.
        op.execute(f"REVOKE EXECUTE ON FUNCTION {signature} FROM PUBLIC")


def _create_personal_tokens() -> None:
    op.create_table(
        "personal_tokens",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users_table.id"], name=op.f("fk_personal_tokens_users_table"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_personal_tokens")),
    )
    op.create_index("uq_personal_tokens_hash", "personal_tokens", ["owner_id", "token_hash"], unique=True)


def _create_second_factors() -> None:
    op.create_table(
        "second_factors",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "recovery_hashes", postgresql.ARRAY(sa.LargeBinary()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users_table.id"], name=op.f("fk_second_factors_users_table"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("pk_second_factors")),
    )


def downgrade() -> None:
    for signature in reversed(FUNCTIONS):
        op.execute(f"DROP FUNCTION {signature}")
    for table in OWNED:
        op.drop_table(table)
    op.drop_index("ix_jobs_id", "jobs")
    for column in ("rotated_at", "previous_jti"):
        op.drop_column("token_families", column)
    op.drop_index("ix_users_table_left", "users_table")
    for column in ("left_at", "locked_at"):
        op.drop_column("users_table", column)
