"""Let the assistant's login see an owner's rows only by a seal that the API has made: its statements can't make one."""

from alembic import op

revision = "0030"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE assistant_key (
        the_only boolean DEFAULT true NOT NULL PRIMARY KEY CONSTRAINT the_only CHECK (the_only),
        key bytea NOT NULL
    )
"""
# Two random ids have 244 random bits.
KEY = """
    INSERT INTO assistant_key (key)
    VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
"""
# The hash of a hash, each with the key before it, can't be lengthened to that of another owner.
SEAL = """
    CREATE FUNCTION owner_seal(owner bigint) RETURNS text LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT encode(sha256(key || sha256(key || convert_to(owner::text, 'UTF8'))), 'hex') FROM public.assistant_key
    $$
"""
SEALED_OWNER = """
    CREATE FUNCTION sealed_owner() RETURNS bigint LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT owner FROM (SELECT public.session_owner() AS owner) AS said
        WHERE current_setting('finpulse.owner_seal', true) = public.owner_seal(owner)
    $$
"""


def upgrade() -> None:
    for statement in (TABLE, KEY, SEAL, "REVOKE EXECUTE ON FUNCTION owner_seal FROM PUBLIC", SEALED_OWNER):
        op.execute(statement)


def downgrade() -> None:
    # The policies of roles stand on it (finpulse.db.roles).
    op.execute("DROP FUNCTION sealed_owner CASCADE")
    op.execute("DROP FUNCTION owner_seal")
    op.execute("DROP TABLE assistant_key")
