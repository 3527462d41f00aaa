"""Put a second wall around each owner's rows: row-level security, forced, by the setting finpulse.owner_id."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

OWNED = (
    "accounts",
    "categories",
    "category_days",
    "category_months",
    "clean_chunks",
    "corrections",
    "deleted_transactions",
    "doomed_uploads",
    "idempotency_keys",
    "jobs",
    "ledger",
    "merchant_months",
    "plans",
    "raw_chunks",
    "recategorisations",
    "rules",
    "statement_periods",
    "statement_twins",
    "statements",
    "token_families",
    "transaction_words",
    "transactions",
    "transfers",
    "unmatched_transactions",
    "user_stats",
)
PEOPLE = "users_table"

# After a transaction that has set it, the setting is an empty text and not missing.
SESSION_OWNER = """
    CREATE FUNCTION session_owner() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('finpulse.owner_id', true), '')::bigint
"""
# Full text can't be looked up by its index under row-level security, since no operator of texts is leakproof. So this
# looks it up as the tables' owner, and says itself whose rows they are.
OWN_TRANSACTIONS_WITH = """
    CREATE FUNCTION own_transactions_with(wanted tsquery, most integer) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        -- The sum keeps the planner from reading all that the owner has by the key of the words.
        SELECT transaction_id FROM public.transaction_words
        WHERE owner_id + 0 = (SELECT public.session_owner()) AND words @@ wanted LIMIT most
    $$
"""


def upgrade() -> None:
    op.execute(SESSION_OWNER)
    for table in (*OWNED, PEOPLE):
        owner = "id" if table == PEOPLE else "owner_id"
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        # By a sub-query it is worked out once a statement, and not once a row.
        op.execute(f"CREATE POLICY owner ON {table} USING ({owner} = (SELECT session_owner()))")
        # Migrations, dumps and the version before this one are about all owners, and say none; they are the tables'
        # owner, which nothing that serves users has to be. By a condition of its own ("or nobody is said") PostgreSQL
        # takes an owner for few rows, and a page of a long history takes a second instead of a millisecond.
        op.execute(f"CREATE POLICY tables_owner ON {table} TO CURRENT_USER USING (true)")
    op.execute(OWN_TRANSACTIONS_WITH)


def downgrade() -> None:
    op.execute("DROP FUNCTION own_transactions_with")
    for table in (*OWNED, PEOPLE):
        policies = sa.text("SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = :table")
        for policy in op.get_bind().scalars(policies, {"table": table}).all():
            op.execute(f"DROP POLICY {policy} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    op.execute("DROP FUNCTION session_owner")
